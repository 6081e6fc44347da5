package com.example.resnet;

import org.gan4j.api.component.Option;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Provides the loss {@code huber}: least squares (Mao et al. 2017) near the labels 0 and 1, absolute
 * distances far away, so that no sample outvotes the batch: δ² (√(1 + (e/δ)²) - 1) for distance e.
 */
public final class HuberLossProvider implements LossStrategyProvider<HuberLossProvider.Settings> {

  public record Settings(
      @Option(value = "Distance from the target at which the square becomes linear", defaultValue = "1", above = 0) double delta) {}

  @Override public String type() { return "huber"; }
  @Override public Class<Settings> configuration() { return Settings.class; }
  @Override public String description() { return "Least squares that grow no faster than the distance (after Mao et al. 2017)"; }

  @Override
  public LossStrategy create(Settings settings, LossContext context) {
    return new Huber(settings.delta());
  }

  private record Huber(double delta) implements LossStrategy {
    @Override
    public DiscriminatorLoss discriminator(INDArray real, INDArray fake) {
      return new DiscriminatorLoss(
          value(real, 1) + value(fake, 0), gradient(real, 1), gradient(fake, 0));
    }

    @Override
    public GeneratorLoss generator(INDArray fake, INDArray real) {
      return new GeneratorLoss(value(fake, 1), gradient(fake, 1));
    }

    private double value(INDArray logits, double label) {
      return delta * delta * (root(logits, label).meanNumber().doubleValue() - 1);
    }

    private INDArray gradient(INDArray logits, double label) {
      return logits.sub(label).divi(root(logits, label)).divi(logits.length());
    }

    /** √(1 + (e/δ)²). */
    private INDArray root(INDArray logits, double label) {
      INDArray error = logits.sub(label).divi(delta);
      return Transforms.sqrt(error.muli(error).addi(1), false);
    }
  }
}
