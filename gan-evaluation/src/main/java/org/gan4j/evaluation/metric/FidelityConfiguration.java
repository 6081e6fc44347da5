package org.gan4j.evaluation.metric;

import org.gan4j.api.component.Option;

/**
 * Settings of the fidelity.
 *
 * @param images how many are measured
 * @param border pixels that are left out along each side
 * @param baselines whether the task's answers without training are measured too
 */
public record FidelityConfiguration(
    @Option(
            value = "Images to measure, spread evenly over the data",
            defaultValue = "1000",
            min = 1,
            max = 1_000_000)
        int images,
    @Option(
            value =
                "Pixels left out along each side; published numbers of super-resolution leave out as many as the factor",
            defaultValue = "0",
            min = 0,
            max = 1000)
        int border,
    @Option(
            value = "Whether answers without training, such as interpolations, are measured too",
            defaultValue = "true")
        boolean baselines) {}
