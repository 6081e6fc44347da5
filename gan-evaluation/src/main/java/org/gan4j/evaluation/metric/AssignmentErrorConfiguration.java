package org.gan4j.evaluation.metric;

import org.gan4j.api.component.Option;

/** Settings of the assignment error. */
public record AssignmentErrorConfiguration(
    @Option(
            value =
                "Readout of the game that is compared with the classes, such as info-gan's code",
            defaultValue = "\"code\"")
        String readout,
    @Option(
            value = "Number of samples of the data",
            defaultValue = "10000",
            min = 1,
            max = 1_000_000)
        int samples) {}
