package org.gan4j.evaluation.metric;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.evaluation.FeatureProvider;
import org.jspecify.annotations.Nullable;

/** Settings of the style entropy. */
public record StyleEntropyConfiguration(
    @Option(
            value = "Number of samples, generated and real; reals may be fewer",
            defaultValue = "1000",
            min = 1,
            max = 1_000_000)
        int samples,
    @Option(
            value =
                "Readout of the game with the logits of the styles, measured beside the classifier if"
                    + " the game has it",
            defaultValue = "\"styles\"")
        String readout,
    @Option("Classifier of the styles; the features of the experiment if not set")
        @Nullable ConfiguredProvider<FeatureProvider<?>> features) {}
