package org.gan4j.evaluation.metric;

import org.gan4j.api.component.Option;

/** Settings of the assignment error. */
public record AssignmentErrorConfiguration(
    @Option(
            value = "What the game says of a sample, such as info-gan's code",
            defaultValue = "\"code\"")
        String readout,
    @Option(value = "Samples of the data to look at", defaultValue = "10000", min = 1)
        int samples) {}
