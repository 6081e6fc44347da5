package org.gan4j.evaluation.metric;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.evaluation.FeatureProvider;
import org.jspecify.annotations.Nullable;

/** Settings of the kernel distance. */
public record KernelDistanceConfiguration(
    @Option(
            value = "Number of samples, generated and real; reals may be fewer",
            defaultValue = "2000",
            min = 2,
            max = 1_000_000)
        int samples,
    @Option(
            value = "Number of random subsets that the distance is averaged over",
            defaultValue = "100",
            min = 1,
            max = 100_000)
        int subsets,
    @Option(
            value = "Samples of a subset; all if there are fewer",
            defaultValue = "1000",
            min = 2,
            max = 100_000)
        int subsetSize,
    @Option("Features to compare; those of the experiment if not set")
        @Nullable ConfiguredProvider<FeatureProvider<?>> features) {}
