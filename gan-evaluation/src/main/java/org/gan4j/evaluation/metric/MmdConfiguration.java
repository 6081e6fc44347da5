package org.gan4j.evaluation.metric;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.evaluation.FeatureProvider;
import org.jspecify.annotations.Nullable;

/** Settings of the maximum mean discrepancy. */
public record MmdConfiguration(
    @Option(
            value = "Number of samples, generated and real; reals may be fewer",
            defaultValue = "2000",
            min = 2,
            max = 1_000_000)
        int samples,
    @Option(
            value =
                "Width σ of the kernel exp(−‖x − y‖² / 2σ²), 10 in CMMD; the median distance of the reals"
                    + " if not set",
            above = 0)
        @Nullable Double sigma,
    @Option("Features to compare; those of the experiment if not set")
        @Nullable ConfiguredProvider<FeatureProvider<?>> features) {}
