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
    @Option(
            "Classifier of single channels; of channels of 28×28 mnist-classifier if not set, else the"
                + " features of the experiment")
        @Nullable ConfiguredProvider<FeatureProvider<?>> features) {}
