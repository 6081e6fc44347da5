package org.gan4j.experiment;

import org.gan4j.api.component.Option;

/** Which checkpoints a run writes. */
public record CheckpointOptions(
    @Option(value = "Steps between two checkpoints", defaultValue = "500", min = 1) long everySteps,
    @Option(
            value = "How many of the latest checkpoints to keep, beside the best",
            defaultValue = "3",
            min = 1,
            max = 1_000_000)
        int keepLast) {}
