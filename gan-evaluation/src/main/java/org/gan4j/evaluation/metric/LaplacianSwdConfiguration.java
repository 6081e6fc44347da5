package org.gan4j.evaluation.metric;

import org.gan4j.api.component.Option;

/** Settings of the sliced Wasserstein distance of Laplacian pyramids. */
public record LaplacianSwdConfiguration(
    @Option(
            value = "Number of samples, generated and real; reals may be fewer",
            defaultValue = "2000",
            min = 2,
            max = 1_000_000)
        int samples,
    @Option(
            value = "Patches of 7×7 pixels of each image and level",
            defaultValue = "128",
            min = 1,
            max = 10_000)
        int patches,
    @Option(value = "Number of random directions", defaultValue = "512", min = 1, max = 100_000)
        int directions) {}
