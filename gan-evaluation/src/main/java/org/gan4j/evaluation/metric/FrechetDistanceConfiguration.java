package org.gan4j.evaluation.metric;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.evaluation.FeatureProvider;
import org.jspecify.annotations.Nullable;

/** Settings of the Fréchet distance. */
public record FrechetDistanceConfiguration(
    @Option(
            value = "Number of samples, generated and real; reals may be fewer",
            defaultValue = "2000",
            min = 2,
            max = 1_000_000)
        int samples,
    @Option(
            value = "Whether to estimate the distance of infinitely many samples as well",
            defaultValue = "true")
        boolean infinity,
    @Option("Features to compare; those of the experiment if not set")
        @Nullable ConfiguredProvider<FeatureProvider<?>> features) {}
