package org.gan4j.evaluation.metric;

import org.gan4j.api.component.Option;

/** Settings of mode coverage. */
public record ModeCoverageConfiguration(
    @Option(
            value = "Number of generated samples; 2500 in the literature",
            defaultValue = "2500",
            min = 1,
            max = 1_000_000)
        int samples) {}
