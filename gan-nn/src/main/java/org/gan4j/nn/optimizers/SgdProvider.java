package org.gan4j.nn.optimizers;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerProvider;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** Provides {@code sgd}. */
public final class SgdProvider implements OptimizerProvider<SgdProvider.Configuration> {

  /**
   * Settings of gradient descent.
   *
   * @param learningRate of the first step
   * @param momentum the share of the previous change in the next, in [0, 1)
   * @param momentumIncrease how the momentum grows; null for not at all
   * @param nesterov whether the gradient counts as if taken after the momentum's move
   * @param learningRateDecay how the rate changes; null for not at all
   * @param clipping what is done to the gradient first; null for nothing
   */
  public record Configuration(
      @Option(value = "Learning rate", defaultValue = "0.1", above = 0) double learningRate,
      @Option(
              value = "Share of the previous change in the next",
              defaultValue = "0",
              min = 0,
              below = 1)
          double momentum,
      @Option("How the momentum grows") @Nullable MomentumIncrease momentumIncrease,
      @Option(value = "Nesterov's momentum", defaultValue = "false") boolean nesterov,
      @Option("How the learning rate changes") @Nullable LearningRateDecay learningRateDecay,
      @Option("What is done to a large gradient") @Nullable Clipping clipping) {

    /** Checks. */
    public Configuration {
      Require.above("learningRate", learningRate, 0);
      Require.atLeast("momentum", momentum, 0);
      Require.below("momentum", momentum, 1);
      Require.that(
          !nesterov || momentum > 0 || momentumIncrease != null, "nesterov needs a momentum");
    }

    double momentum(long step) {
      return momentumIncrease == null ? momentum : momentumIncrease.at(momentum, step);
    }

    boolean hasMomentum() {
      return momentum > 0 || momentumIncrease != null;
    }

    StepSize stepSize() {
      return new StepSize(learningRate, learningRateDecay, clipping);
    }
  }

  /**
   * The momentum goes in a straight line to another one and stays there. Goodfellow et al. 2014:
   * from 0.5 to 0.7.
   *
   * @param to the momentum at the end, in [0, 1)
   * @param steps how many steps it takes
   */
  public record MomentumIncrease(
      @Option(value = "Momentum at the end", min = 0, below = 1) double to,
      @Option(value = "Steps until the end", min = 1) long steps) {

    /** Checks. */
    public MomentumIncrease {
      Require.atLeast("to", to, 0);
      Require.below("to", to, 1);
      Require.atLeast("steps", steps, 1);
    }

    double at(double from, long step) {
      double progress = Math.min(1, (double) step / steps);
      return from + progress * (to - from);
    }
  }

  @Override
  public String type() {
    return "sgd";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "Gradient descent, plain, with momentum or with Nesterov's (Polyak 1964; Nesterov 1983)";
  }

  @Override
  public Optimizer create(Configuration configuration, long parameterCount, DataType dataType) {
    return new SgdOptimizer(configuration, parameterCount, dataType);
  }
}
