package org.gan4j.objectives.latent;

import org.gan4j.api.component.Option;

/**
 * Settings of the truncated gaussian latent.
 *
 * @param size the length of z
 * @param threshold no number is further from zero
 */
public record TruncatedGaussianLatentConfiguration(
    @Option(
            value = "The length of z; 0 for a generator without latent",
            defaultValue = "100",
            min = 0,
            max = 100_000)
        int size,
    @Option(
            value = "Maximum distance of each number from zero, in standard deviations",
            defaultValue = "2",
            min = 0.01)
        double threshold) {}
