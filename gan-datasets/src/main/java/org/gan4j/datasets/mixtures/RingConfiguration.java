package org.gan4j.datasets.mixtures;

import org.gan4j.api.component.Option;

/** Settings of the dataset {@code ring}. */
public record RingConfiguration(
    @Option(value = "how many Gaussians", defaultValue = "8", min = 1, max = 10_000) int modes,
    @Option(value = "distance of their centres from the origin", defaultValue = "2", min = 0)
        double radius,
    @Option(value = "σ of each Gaussian", defaultValue = "0.02", above = 0)
        double standardDeviation,
    @Option(
            value = "how many samples an epoch has",
            defaultValue = "50000",
            min = 1,
            max = 10_000_000)
        int size) {}
