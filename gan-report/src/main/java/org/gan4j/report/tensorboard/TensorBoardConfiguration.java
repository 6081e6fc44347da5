package org.gan4j.report.tensorboard;

import org.gan4j.api.component.Option;

/** Settings of the TensorBoard listener. */
public record TensorBoardConfiguration(
    @Option(value = "Iterations between two points of a curve", defaultValue = "10", min = 1)
        long everyIterations,
    @Option(
            value = "Whether to write histograms of parameters and gradients with every grid",
            defaultValue = "true")
        boolean histograms) {}
