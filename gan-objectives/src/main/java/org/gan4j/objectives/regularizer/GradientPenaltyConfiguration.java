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
            value = "Samples at which the gradient is computed; around-real is DRAGAN",
            defaultValue = "\"between\"")
        Points points,
    @Option(
            value = "two penalizes norms on both sides of the target, one only norms above it",
            defaultValue = "\"two\"")
        Sides sides,
    @Option(value = "Target of the gradient's norm", defaultValue = "1", min = 0) double target,
    @Option(
            value = "n: the penalty is added in every n-th step, with n times its weight",
            defaultValue = "1",
            min = 1)
        int every) {

  /** The samples at which the gradient is computed. */
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
