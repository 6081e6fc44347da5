package org.gan4j.objectives.augmentation;

import org.gan4j.api.component.Option;

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

  /** The deviation after so many steps. */
  double deviation(long step) {
    double left = Math.max(0, 1 - (double) step / steps);
    return finalStandardDeviation + left * (standardDeviation - finalStandardDeviation);
  }
}
