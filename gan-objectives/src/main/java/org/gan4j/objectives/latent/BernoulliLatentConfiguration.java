package org.gan4j.objectives.latent;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of the Bernoulli latent.
 *
 * @param size the length of z
 * @param probability of the higher value
 * @param low the lower value
 * @param high the higher value
 */
public record BernoulliLatentConfiguration(
    @Option(
            value = "The length of z; 0 for a generator without latent",
            defaultValue = "100",
            min = 0,
            max = 100_000)
        int size,
    @Option(value = "Probability of the higher value", defaultValue = "0.5", above = 0, below = 1)
        double probability,
    @Option(value = "The lower value", defaultValue = "0") double low,
    @Option(value = "The higher value", defaultValue = "1") double high) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the values are not in order
   */
  public BernoulliLatentConfiguration {
    Require.that(high > low && Double.isFinite(high - low), "high must be above low, both finite");
  }
}
