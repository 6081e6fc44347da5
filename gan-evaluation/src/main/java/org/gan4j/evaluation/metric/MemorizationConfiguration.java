package org.gan4j.evaluation.metric;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.evaluation.FeatureProvider;
import org.jspecify.annotations.Nullable;

/** Settings of memorization. */
public record MemorizationConfiguration(
    @Option(
            value = "Number of samples, generated and real; reals may be fewer",
            defaultValue = "2000",
            min = 2,
            max = 1_000_000)
        int samples,
    @Option(
            value = "Training samples to search for neighbours: the first ones if there are more",
            defaultValue = "100000",
            min = 20,
            max = 10_000_000)
        int training,
    @Option(
            value = "Regions of the feature space that are tested apart",
            defaultValue = "10",
            min = 1,
            max = 1_000)
        int cells,
    @Option(
            value = "Principal components of the features that the regions are found in",
            defaultValue = "64",
            min = 1,
            max = 10_000)
        int components,
    @Option("Features to compare; those of the experiment if not set")
        @Nullable ConfiguredProvider<FeatureProvider<?>> features) {}
