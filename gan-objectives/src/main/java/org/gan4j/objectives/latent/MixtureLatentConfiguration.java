package org.gan4j.objectives.latent;

import java.util.Locale;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of the mixture latent: Gaussians of equal weight.
 *
 * @param size the length of z
 * @param components how many Gaussians
 * @param standardDeviation of each Gaussian, in each dimension
 * @param spread standard deviation of the centres, in each dimension
 * @param seed names the centres
 */
public record MixtureLatentConfiguration(
    @Option(
            value = "The length of z; 0 for a generator without latent",
            defaultValue = "100",
            min = 0,
            max = 100_000)
        int size,
    @Option(value = "Number of Gaussians", defaultValue = "10", min = 1, max = 10_000)
        int components,
    @Option(value = "Standard deviation of each Gaussian", defaultValue = "0.3", above = 0)
        double standardDeviation,
    @Option(value = "Standard deviation of their centres", defaultValue = "1", min = 0)
        double spread,
    @Option(value = "Seed of the centres, which are drawn once", defaultValue = "0") long seed) {
  private static final long MOST_NUMBERS = 10_000_000;

  /** The centres are kept in memory. */
  public MixtureLatentConfiguration {
    Require.that(
        (long) size * components <= MOST_NUMBERS,
        String.format(
            Locale.ROOT,
            "size times components must be at most %d, not %d",
            MOST_NUMBERS,
            (long) size * components));
  }
}
