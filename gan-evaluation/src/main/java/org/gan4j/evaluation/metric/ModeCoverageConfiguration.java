package org.gan4j.evaluation.metric;

import org.gan4j.api.component.Option;

/** Settings of mode coverage. */
public record ModeCoverageConfiguration(
    @Option(
            value = "Samples to draw; the literature takes 2500",
            defaultValue = "2500",
            min = 1,
            max = 1_000_000)
        int samples) {}
