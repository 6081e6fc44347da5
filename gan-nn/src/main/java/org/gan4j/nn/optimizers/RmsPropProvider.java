package org.gan4j.nn.optimizers;

import java.util.Map;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerProvider;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.RmsPropUpdater;
import org.nd4j.linalg.learning.config.RmsProp;

/** Provides {@code rmsprop}. */
public final class RmsPropProvider implements OptimizerProvider<RmsPropProvider.Configuration> {

  /**
   * Settings of RMSProp.
   *
   * @param learningRate of the first step
   * @param decay decay of the mean squared gradient
   * @param epsilon keeps the divisor from zero
   * @param learningRateDecay how the rate changes; null for not at all
   * @param clipping what is done to the gradient first; null for nothing
   */
  public record Configuration(
      @Option(value = "Learning rate", defaultValue = "1e-3", above = 0) double learningRate,
      @Option(
              value = "Decay of the mean squared gradient",
              defaultValue = "0.99",
              min = 0,
              below = 1)
          double decay,
      @Option(value = "Keeps the divisor from zero", defaultValue = "1e-8", above = 0)
          double epsilon,
      @Option("How the learning rate changes") @Nullable LearningRateDecay learningRateDecay,
      @Option("What is done to a large gradient") @Nullable Clipping clipping) {

    /** Checks. */
    public Configuration {
      Require.above("learningRate", learningRate, 0);
      Require.atLeast("decay", decay, 0);
      Require.below("decay", decay, 1);
      Require.above("epsilon", epsilon, 0);
    }

    StepSize stepSize() {
      return new StepSize(learningRate, learningRateDecay, clipping);
    }
  }

  @Override
  public String type() {
    return "rmsprop";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "RMSProp: divides by the root of the mean squared gradient (Hinton 2012)";
  }

  @Override
  public Optimizer create(Configuration configuration, long parameterCount, DataType dataType) {
    RmsProp settings =
        RmsProp.builder().rmsDecay(configuration.decay()).epsilon(configuration.epsilon()).build();
    return UpdaterOptimizer.of(
        new RmsPropUpdater(settings),
        configuration.stepSize(),
        Map.of(RmsPropUpdater.G_STATE, 0.0),
        parameterCount,
        dataType);
  }
}
