package org.gan4j.datasets.part;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.data.DatasetProvider;

/**
 * Settings of the dataset {@code part}.
 *
 * @param of the dataset
 * @param every n: one sample of n is in one part, the others are in the other
 * @param chosen which of the parts
 */
public record PartConfiguration(
    @Option("the dataset") ConfiguredProvider<DatasetProvider<?>> of,
    @Option(
            value = "n: one of n samples is in one part, the others are in the other one",
            defaultValue = "5",
            min = 2)
        int every,
    @Option(
            value =
                "every: sample 0, n, 2n, …, such as those that are held out; others: all other"
                    + " samples",
            defaultValue = "\"others\"")
        Chosen chosen) {}
