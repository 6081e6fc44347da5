package org.gan4j.evaluation.features;

import org.gan4j.api.component.Option;

/**
 * Settings of the features {@code pixels}.
 *
 * @param standardize whether the mean of each number over the training data is subtracted, and the
 *     difference divided by the standard deviation
 */
public record PixelsConfiguration(
    @Option(
            value =
                "Whether each number is standardized by its mean and deviation over the training data",
            defaultValue = "false")
        boolean standardize) {}
