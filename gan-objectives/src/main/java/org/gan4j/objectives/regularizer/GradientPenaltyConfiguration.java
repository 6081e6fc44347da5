package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of the gradient penalty.
 *
 * @param weight λ, the factor of the penalty
 * @param points where the gradient is taken
 * @param sides whether a norm below the target costs something too
 * @param target what the norm shall be
 * @param every how many steps of the discriminator pass from one penalty to the next
 */
public record GradientPenaltyConfiguration(
    @Option(value = "The factor of the penalty", defaultValue = "10", above = 0) double weight,
    @Option(
            value = "Where the gradient is taken; around-real is DRAGAN",
            defaultValue = "\"between\"")
        Points points,
    @Option(value = "Whether norms below the target cost something too", defaultValue = "\"two\"")
        Sides sides,
    @Option(value = "What the norm of the gradient shall be", defaultValue = "1", min = 0)
        double target,
    @Option(
            value = "Taken every so many steps, and so many times as strong",
            defaultValue = "1",
            min = 1)
        int every) {

  /** Where the gradient is taken. */
  public enum Points {
    /** On the line between a real and a generated sample (WGAN-GP). */
    BETWEEN,
    /** Near a real sample (DRAGAN). */
    AROUND_REAL
  }

  /** What the penalty keeps the norm from. */
  public enum Sides {
    /** Being greater than the target. */
    ONE,
    /** Being another than the target. */
    TWO
  }

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public GradientPenaltyConfiguration {
    Require.above("weight", weight, 0);
    Require.atLeast("target", target, 0);
    Require.atMost("target", target, Double.MAX_VALUE);
    Require.atLeast("every", every, 1);
  }

  /** WGAN-GP as in the paper. */
  public static GradientPenaltyConfiguration standard() {
    return new GradientPenaltyConfiguration(10, Points.BETWEEN, Sides.TWO, 1, 1);
  }
}
