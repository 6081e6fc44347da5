package org.gan4j.datasets.derived;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.data.DatasetProvider;

/**
 * Settings of the dataset {@code derived}.
 *
 * @param of the pictures, which are the targets
 * @param input what the inputs show of them
 */
public record DerivedConfiguration(
    @Option("the pictures, which are the targets: a dataset of images")
        ConfiguredProvider<DatasetProvider<?>> of,
    @Option(
            value =
                "what the inputs show of the pictures: edges, grey, low-resolution, mask, dilated,"
                    + " eroded",
            defaultValue = "{\"type\": \"edges\"}")
        PictureFilter input) {}
