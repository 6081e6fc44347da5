package org.gan4j.datasets.stacked;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.data.DatasetProvider;

/**
 * Settings of the dataset {@code stacked-mnist}.
 *
 * @param digits labelled pictures of one channel, of ten classes
 * @param size number of stacks
 * @param seed of the choice of digits, apart from the experiment's: trainings with other seeds see
 *     the same stacks
 */
public record StackedMnistConfiguration(
    @Option(
            value = "the digits that are stacked: a dataset of one channel and ten classes",
            defaultValue = "{\"type\": \"mnist-10k\"}")
        ConfiguredProvider<DatasetProvider<?>> digits,
    @Option(
            value = "how many stacks an epoch has; 128000 in the literature",
            defaultValue = "128000",
            min = 1,
            max = 10_000_000)
        int size,
    @Option(value = "seed of the choice of digits", defaultValue = "1") long seed) {}
