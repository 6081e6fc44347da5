package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;

/**
 * Settings of the gradient penalty.
 *
 * @param weight λ, the factor of the penalty
 * @param points where the gradient is taken
 * @param sides whether a norm below the target is penalized too
 * @param target the target norm
 * @param every discriminator steps from one penalty to the next
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

  /** The norms that are penalized. */
  public enum Sides {
    /** Norms greater than the target. */
    ONE,
    /** Norms other than the target. */
    TWO
  }
}
