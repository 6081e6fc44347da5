package org.gan4j.nn.optimizers;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;

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
public record SgdConfiguration(
    @Option(value = "Learning rate", defaultValue = "0.1", above = 0) double learningRate,
    @Option(
            value = "Share of the previous update in the next one",
            defaultValue = "0",
            min = 0,
            below = 1)
        double momentum,
    @Option("Increase of the momentum") @Nullable MomentumIncrease momentumIncrease,
    @Option(value = "Nesterov's momentum", defaultValue = "false") boolean nesterov,
    @Option("Decay of the learning rate") @Nullable LearningRateDecay learningRateDecay,
    @Option("Clipping of large gradients") @Nullable Clipping clipping)
    implements StepSize {

  /** Checks. */
  public SgdConfiguration {
    Require.that(
        !nesterov || momentum > 0 || momentumIncrease != null, "nesterov needs a momentum");
  }

  double momentum(long step) {
    return momentumIncrease == null ? momentum : momentumIncrease.at(momentum, step);
  }

  boolean hasMomentum() {
    return momentum > 0 || momentumIncrease != null;
  }

  /**
   * The momentum changes linearly to another value and stays there. Goodfellow et al. 2014: from
   * 0.5 to 0.7.
   *
   * @param to the momentum at the end, in [0, 1)
   * @param steps how many steps it takes
   */
  public record MomentumIncrease(
      @Option(value = "Final momentum", min = 0, below = 1) double to,
      @Option(value = "Steps until the end", min = 1) long steps) {

    double at(double from, long step) {
      double progress = Math.min(1, (double) step / steps);
      return from + progress * (to - from);
    }
  }
}
