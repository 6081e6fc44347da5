package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of instance noise: the deviation falls linearly with the discriminator's steps.
 *
 * @param standardDeviation of the noise in the first step
 * @param steps how many steps of the discriminator the decay takes
 * @param finalStandardDeviation of the noise from then on
 */
public record InstanceNoiseConfiguration(
    @Option(
            value = "Standard deviation of the noise in the first step",
            defaultValue = "0.1",
            above = 0)
        double standardDeviation,
    @Option(value = "Steps of the discriminator until the noise has decayed", min = 1) long steps,
    @Option(value = "Standard deviation of the noise from then on", defaultValue = "0", min = 0)
        double finalStandardDeviation) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a deviation is out of its range, or the decay takes no step
   */
  public InstanceNoiseConfiguration {
    Require.above("standardDeviation", standardDeviation, 0);
    Require.atLeast("steps", steps, 1);
    Require.atLeast("finalStandardDeviation", finalStandardDeviation, 0);
    Require.atMost("finalStandardDeviation", finalStandardDeviation, Double.MAX_VALUE);
  }

  /** The deviation after so many steps. */
  double deviation(long step) {
    double left = Math.max(0, 1 - (double) step / steps);
    return finalStandardDeviation + left * (standardDeviation - finalStandardDeviation);
  }
}
