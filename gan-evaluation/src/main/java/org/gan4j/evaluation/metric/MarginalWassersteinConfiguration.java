package org.gan4j.evaluation.metric;

import org.gan4j.api.component.Option;

/** Settings of the distance of columns. */
public record MarginalWassersteinConfiguration(
    @Option(
            value = "Number of samples, generated and real; reals may be fewer",
            defaultValue = "2000",
            min = 2,
            max = 1_000_000)
        int samples) {}
