package org.gan4j.objectives.regularizer;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.InputGradient;
import org.gan4j.api.network.Network;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.Regularizer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keeps the discriminator flat at real samples (R1), {@code γ/2 · E‖∇D(x)‖²}, at generated ones
 * (R2), {@code γ/2 · E‖∇D(G(z))‖²}, or at both, exactly.
 *
 * <p>Mescheder et al., "Which Training Methods for GANs do actually Converge?", 2018, equations 9
 * and 10; taken in every k-th step only, k times as strong: Karras et al., "Analyzing and Improving
 * the Image Quality of StyleGAN", 2020, section 3.1; both together, with a γ that decays: Huang et
 * al., "The GAN is dead; long live the GAN! A modern baseline GAN" (R3GAN), 2024, section 2.2.
 */
final class R1 implements Regularizer {
  private final R1Configuration configuration;

  R1(R1Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public void prepare(Networks networks) {
    InputGradients.require(networks, "r1");
  }

  @Override
  public List<String> warnings(LossStrategy loss) {
    return InputGradients.warnings(configuration.every(), loss);
  }

  @Override
  public double penalize(Update update) {
    double gamma = configuration.weight(update.step());
    return InputGradients.sum(
        update,
        configuration.every(),
        (samples, key) -> penalize(update.network(), samples, gamma, key));
  }

  private double penalize(
      Network discriminator, ComparedSamples samples, double gamma, RandomKey key) {
    double value = 0;
    if (configuration.points().includeReal()) {
      value +=
          penalize(discriminator, samples.real(), samples.condition(), gamma, key.split("pass"));
    }
    if (configuration.points().includeFake()) {
      value +=
          penalize(
              discriminator, samples.fake(), samples.condition(), gamma, key.split("fake pass"));
    }
    return value;
  }

  private double penalize(
      Network discriminator,
      INDArray at,
      @Nullable INDArray condition,
      double gamma,
      RandomKey key) {
    try (InputGradient gradient = discriminator.inputGradient(at, condition, key)) {
      INDArray v = gradient.value();
      double squares = 0;
      for (double norm : Rows.norms(v)) {
        squares += norm * norm;
      }
      double weight = gamma * configuration.every() / v.size(0);
      v.muli(weight);
      gradient.backward(v);
      return weight / 2 * squares;
    }
  }
}
