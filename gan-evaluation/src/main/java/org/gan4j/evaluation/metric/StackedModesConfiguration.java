package org.gan4j.evaluation.metric;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.evaluation.FeatureProvider;
import org.jspecify.annotations.Nullable;

/** Settings of the modes of stacked digits. */
public record StackedModesConfiguration(
    @Option(
            value = "Number of generated samples; 26000 in the literature",
            defaultValue = "26000",
            min = 1,
            max = 1_000_000)
        int samples,
    @Option("Features to compare; those of the experiment if not set")
        @Nullable ConfiguredProvider<FeatureProvider<?>> features) {}
