package org.gan4j.objectives.latent;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of the truncated gaussian latent.
 *
 * @param size the length of z
 * @param threshold no number is further from zero
 */
public record TruncatedGaussianLatentConfiguration(
    @Option(
            value = "The length of z; 0 for a generator that takes none",
            defaultValue = "100",
            min = 0,
            max = 1_000_000)
        int size,
    @Option(
            value = "No number is further from zero than this, in standard deviations",
            defaultValue = "2",
            min = 0.01)
        double threshold) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the size is negative or the threshold below 0.01, with
   *     which nearly every draw would be in vain
   */
  public TruncatedGaussianLatentConfiguration {
    Require.atLeast("size", size, 0);
    Require.atLeast("threshold", threshold, 0.01);
  }
}
