package org.gan4j.inpainting.metric;

import org.gan4j.api.component.Option;

/**
 * Settings of {@link CompletionErrorProvider}.
 *
 * @param images how many are completed
 * @param baselines whether the mean and the nearest training image are measured too
 */
public record CompletionErrorConfiguration(
    @Option(
            value = "Images to complete, spread evenly over the data",
            defaultValue = "500",
            min = 1,
            max = 100_000)
        int images,
    @Option(
            value =
                "Whether two baselines are measured, too: the mean training image, and the one with the nearest known pixels",
            defaultValue = "true")
        boolean baselines) {}
