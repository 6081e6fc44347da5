package org.gan4j.objectives.latent;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/** Settings of the uniform latent. */
public record UniformLatentConfiguration(
    @Option(
            value = "The length of z; 0 for a generator without latent",
            defaultValue = "100",
            min = 0,
            max = 100_000)
        int size,
    @Option(
            value = "Lower bound; -1.7320508 and 1.7320508 give the variance 1 of the 2014 paper",
            defaultValue = "-1")
        double low,
    @Option(value = "Upper bound, exclusive", defaultValue = "1") double high) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the interval is empty
   */
  public UniformLatentConfiguration {
    Require.that(
        high > low && Double.isFinite(high - low),
        "high must be above low: [" + low + ", " + high + ") is empty");
  }
}
