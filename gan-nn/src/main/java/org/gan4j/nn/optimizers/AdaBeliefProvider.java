package org.gan4j.nn.optimizers;

import java.util.Map;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerProvider;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.AdaBeliefUpdater;
import org.nd4j.linalg.learning.config.AdaBelief;

/** Provides {@code adabelief}. */
public final class AdaBeliefProvider implements OptimizerProvider<AdaBeliefProvider.Configuration> {

  /**
   * Settings of AdaBelief.
   *
   * @param learningRate of the first step
   * @param beta1 decay of the mean gradient
   * @param beta2 decay of the mean squared deviation
   * @param epsilon keeps the divisor from zero
   * @param learningRateDecay how the rate changes; null for not at all
   * @param clipping what is done to the gradient first; null for nothing
   */
  public record Configuration(
      @Option(value = "Learning rate", defaultValue = "1e-3", above = 0) double learningRate,
      @Option(value = "Decay of the mean gradient", defaultValue = "0.9", min = 0, below = 1)
          double beta1,
      @Option(
              value = "Decay of the mean squared deviation",
              defaultValue = "0.999",
              min = 0,
              below = 1)
          double beta2,
      @Option(value = "Keeps the divisor from zero", defaultValue = "1e-12", above = 0)
          double epsilon,
      @Option("How the learning rate changes") @Nullable LearningRateDecay learningRateDecay,
      @Option("What is done to a large gradient") @Nullable Clipping clipping) {

    /** Checks. */
    public Configuration {
      Require.above("learningRate", learningRate, 0);
      Require.atLeast("beta1", beta1, 0);
      Require.below("beta1", beta1, 1);
      Require.atLeast("beta2", beta2, 0);
      Require.below("beta2", beta2, 1);
      Require.above("epsilon", epsilon, 0);
    }

    StepSize stepSize() {
      return new StepSize(learningRate, learningRateDecay, clipping);
    }
  }

  @Override
  public String type() {
    return "adabelief";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "AdaBelief: steps by how far gradients are from their mean (Zhuang et al. 2020)";
  }

  @Override
  public Optimizer create(Configuration configuration, long parameterCount, DataType dataType) {
    AdaBelief settings =
        AdaBelief.builder()
            .beta1(configuration.beta1())
            .beta2(configuration.beta2())
            .epsilon(configuration.epsilon())
            .build();
    return UpdaterOptimizer.of(
        new AdaBeliefUpdater(settings),
        configuration.stepSize(),
        Map.of(AdaBeliefUpdater.M_STATE, 0.0, AdaBeliefUpdater.S_STATE, 0.0),
        parameterCount,
        dataType);
  }
}
