package org.gan4j.nn.optimizers;

import java.util.Map;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerProvider;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.AdaGradUpdater;
import org.nd4j.linalg.learning.config.AdaGrad;

/** Provides {@code adagrad}. */
public final class AdaGradProvider implements OptimizerProvider<AdaGradProvider.Configuration> {

  /**
   * Settings of AdaGrad.
   *
   * @param learningRate of the first step
   * @param epsilon keeps the divisor from zero
   * @param learningRateDecay how the rate changes; null for not at all
   * @param clipping what is done to the gradient first; null for nothing
   */
  public record Configuration(
      @Option(value = "Learning rate", defaultValue = "0.01", above = 0) double learningRate,
      @Option(value = "Keeps the divisor from zero", defaultValue = "1e-6", above = 0)
          double epsilon,
      @Option("How the learning rate changes") @Nullable LearningRateDecay learningRateDecay,
      @Option("What is done to a large gradient") @Nullable Clipping clipping) {

    /** Checks. */
    public Configuration {
      Require.above("learningRate", learningRate, 0);
      Require.above("epsilon", epsilon, 0);
    }

    StepSize stepSize() {
      return new StepSize(learningRate, learningRateDecay, clipping);
    }
  }

  @Override
  public String type() {
    return "adagrad";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "AdaGrad: divides by the root of the summed squared gradients (Duchi et al. 2011)";
  }

  @Override
  public Optimizer create(Configuration configuration, long parameterCount, DataType dataType) {
    AdaGrad settings = AdaGrad.builder().epsilon(configuration.epsilon()).build();
    return UpdaterOptimizer.of(
        new AdaGradUpdater(settings),
        configuration.stepSize(),
        Map.of(AdaGradUpdater.GRAD_STATE, configuration.epsilon()),
        parameterCount,
        dataType);
  }
}
