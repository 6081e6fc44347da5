package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;
import org.gan4j.nn.optimizers.LearningRateDecay;
import org.jspecify.annotations.Nullable;

/**
 * Settings of R1, of R2, and of both.
 *
 * @param weight γ; the penalty has the factor γ/2
 * @param weightSchedule how γ changes with the discriminator's steps; null for not at all
 * @param points where the gradient is taken
 * @param every discriminator steps from one penalty to the next
 */
public record R1Configuration(
    @Option(
            value = "Gamma; the factor of the penalty is half of it",
            defaultValue = "10",
            above = 0)
        double weight,
    @Option("Decay of gamma with the discriminator's steps")
        @Nullable LearningRateDecay weightSchedule,
    @Option(
            value =
                "Samples at which the gradient is computed: real is R1, fake is R2, both is the"
                    + " sum",
            defaultValue = "\"real\"")
        Points points,
    @Option(
            value = "n: the penalty is added in every n-th step, with n times its weight",
            defaultValue = "1",
            min = 1)
        int every) {

  /** A constant R1. */
  public R1Configuration(double weight, int every) {
    this(weight, null, Points.REAL, every);
  }

  /** The weight γ in a step of the discriminator, counted from 0. */
  double weight(long step) {
    return weightSchedule == null ? weight : weightSchedule.rate(weight, step);
  }

  /** The samples at which the gradient is computed. */
  public enum Points {
    /** Real samples: R1. */
    REAL,
    /** Generated samples: R2. */
    FAKE,
    /** Both, which are two terms: R1 + R2. */
    BOTH;

    boolean includeReal() {
      return this != FAKE;
    }

    boolean includeFake() {
      return this != REAL;
    }
  }
}
