package org.gan4j.objectives.latent;

import org.gan4j.api.component.Option;

/** Settings of the gaussian latent. */
public record GaussianLatentConfiguration(
    @Option(
            value = "The length of z; 0 for a generator without latent",
            defaultValue = "100",
            min = 0,
            max = 100_000)
        int size,
    @Option(value = "The standard deviation of each number", defaultValue = "1", above = 0)
        double standardDeviation) {}
