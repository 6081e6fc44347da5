package org.gan4j.nn.optimizers;

import java.util.Map;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerProvider;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.AdaDeltaUpdater;
import org.nd4j.linalg.learning.config.AdaDelta;

/** Provides {@code adadelta}. */
public final class AdaDeltaProvider implements OptimizerProvider<AdaDeltaProvider.Configuration> {

  /**
   * Settings of AdaDelta.
   *
   * @param learningRate of the first step
   * @param rho decay of both means
   * @param epsilon keeps the divisor from zero
   * @param learningRateDecay how the rate changes; null for not at all
   * @param clipping what is done to the gradient first; null for nothing
   */
  public record Configuration(
      @Option(value = "Learning rate", defaultValue = "1", above = 0) double learningRate,
      @Option(value = "Decay of both means", defaultValue = "0.95", min = 0, below = 1) double rho,
      @Option(value = "Keeps the divisor from zero", defaultValue = "1e-6", above = 0)
          double epsilon,
      @Option("How the learning rate changes") @Nullable LearningRateDecay learningRateDecay,
      @Option("What is done to a large gradient") @Nullable Clipping clipping) {

    /** Checks. */
    public Configuration {
      Require.above("learningRate", learningRate, 0);
      Require.atLeast("rho", rho, 0);
      Require.below("rho", rho, 1);
      Require.above("epsilon", epsilon, 0);
    }

    StepSize stepSize() {
      return new StepSize(learningRate, learningRateDecay, clipping);
    }
  }

  @Override
  public String type() {
    return "adadelta";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "AdaDelta: steps in proportion to former steps (Zeiler 2012)";
  }

  @Override
  public Optimizer create(Configuration configuration, long parameterCount, DataType dataType) {
    AdaDelta settings =
        AdaDelta.builder().rho(configuration.rho()).epsilon(configuration.epsilon()).build();
    return UpdaterOptimizer.scaling(
        new AdaDeltaUpdater(settings),
        configuration.stepSize(),
        Map.of(AdaDeltaUpdater.MSG_STATE, 0.0, AdaDeltaUpdater.MSDX_STATE, 0.0),
        parameterCount,
        dataType);
  }
}
