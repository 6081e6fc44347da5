package org.gan4j.evaluation.metric;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.evaluation.FeatureProvider;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the metric {@code translation-distance}.
 *
 * @param samples how many pictures to translate; all if the data have fewer
 * @param features to compare in; null for those of the experiment
 */
public record TranslationDistanceConfiguration(
    @Option(
            value = "Number of pictures to translate; all if the data have fewer",
            defaultValue = "1000",
            min = 2,
            max = 1_000_000)
        int samples,
    @Option("Features to compare; those of the experiment if not set")
        @Nullable ConfiguredProvider<FeatureProvider<?>> features) {}
