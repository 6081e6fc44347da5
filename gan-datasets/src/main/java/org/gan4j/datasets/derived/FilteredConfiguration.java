package org.gan4j.datasets.derived;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.data.DatasetProvider;

/**
 * Settings of {@link FilteredProvider}.
 *
 * @param of the pictures
 * @param filter what the samples show of them
 */
public record FilteredConfiguration(
    @Option("the pictures: a dataset of images") ConfiguredProvider<DatasetProvider<?>> of,
    @Option(
            value =
                "what the samples show of the pictures: edges, grey, low-resolution, mask, dilated,"
                    + " eroded",
            defaultValue = "{\"type\": \"edges\"}")
        PictureFilter filter) {}
