package org.gan4j.datasets.mixtures;

import org.gan4j.api.component.Option;

/** Settings of the dataset {@code grid}. */
public record GridConfiguration(
    @Option(
            value = "how many Gaussians each side of the square has",
            defaultValue = "5",
            min = 1,
            max = 100)
        int side,
    @Option(value = "distance between neighbouring centres", defaultValue = "2", above = 0)
        double spacing,
    @Option(value = "σ of each Gaussian", defaultValue = "0.05", above = 0)
        double standardDeviation,
    @Option(
            value = "how many samples an epoch has",
            defaultValue = "50000",
            min = 1,
            max = 10_000_000)
        int size) {}
