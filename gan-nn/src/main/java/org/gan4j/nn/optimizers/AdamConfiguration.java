package org.gan4j.nn.optimizers;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/**
 * Settings of Adam.
 *
 * @param learningRate of the first step
 * @param beta1 decay of the mean gradient
 * @param beta2 decay of the mean squared gradient, in the first step
 * @param beta2Increase how beta2 grows; null for not at all
 * @param epsilon added to the root of the mean squared gradient
 * @param learningRateDecay how the rate changes; null for not at all
 * @param clipping what is done to the gradient first; null for nothing
 */
public record AdamConfiguration(
    @Option(value = "Learning rate", defaultValue = "2e-4", above = 0) double learningRate,
    @Option(value = "Decay of the mean gradient", defaultValue = "0.5", min = 0, below = 1)
        double beta1,
    @Option(
            value = "Decay of the mean squared gradient",
            defaultValue = "0.999",
            min = 0,
            below = 1)
        double beta2,
    @Option("Increase of beta2") @Nullable Beta2Increase beta2Increase,
    @Option(
            value = "Added to the root of the mean squared gradient",
            defaultValue = "1e-8",
            above = 0)
        double epsilon,
    @Option("Decay of the learning rate") @Nullable LearningRateDecay learningRateDecay,
    @Option("Clipping of large gradients") @Nullable Clipping clipping)
    implements StepSize {

  /** Settings with a constant beta2. */
  public AdamConfiguration(
      double learningRate,
      double beta1,
      double beta2,
      double epsilon,
      @Nullable LearningRateDecay learningRateDecay,
      @Nullable Clipping clipping) {
    this(learningRate, beta1, beta2, null, epsilon, learningRateDecay, clipping);
  }

  /**
   * Beta2 changes to another value and stays there. Huang et al., "The GAN is dead; long live the
   * GAN! A modern baseline GAN", 2024: from 0.9 to 0.99 along a cosine.
   *
   * @param to beta2 at the end, in [0, 1)
   * @param steps how many steps it takes
   * @param curve the way there
   */
  public record Beta2Increase(
      @Option(value = "Final beta2", min = 0, below = 1) double to,
      @Option(value = "Steps until the end", min = 1) long steps,
      @Option(value = "The way from beta2 to its final value", defaultValue = "\"cosine\"")
          Curve curve) {

    /** The way from one value to another. */
    public enum Curve {
      /** Half a cosine wave: slow at both ends. */
      COSINE {
        @Override
        double share(double progress) {
          return (1 - StrictMath.cos(Math.PI * progress)) / 2;
        }
      },
      /** A straight line. */
      LINEAR {
        @Override
        double share(double progress) {
          return progress;
        }
      };

      /** The share of the way that is behind, of the share of the steps that are over. */
      abstract double share(double progress);
    }

    /** Beta2 in a step, counted from 0. */
    double at(double from, long step) {
      return from + curve.share(Math.min(1, (double) step / steps)) * (to - from);
    }
  }
}
