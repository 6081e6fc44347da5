package org.gan4j.evaluation.metric;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.evaluation.FeatureProvider;
import org.jspecify.annotations.Nullable;

/** Settings of the similarity of pairs. */
public record MsSsimConfiguration(
    @Option(
            value = "Number of samples, generated and real; reals may be fewer",
            defaultValue = "2000",
            min = 2,
            max = 1_000_000)
        int samples,
    @Option(
            value = "Number of random pairs of either side",
            defaultValue = "1000",
            min = 1,
            max = 10_000_000)
        int pairs,
    @Option(
            value = "Whether the images of a pair are of one class, given or else by a classifier",
            defaultValue = "true")
        boolean withinClasses,
    @Option("Features to compare; those of the experiment if not set")
        @Nullable ConfiguredProvider<FeatureProvider<?>> features) {}
