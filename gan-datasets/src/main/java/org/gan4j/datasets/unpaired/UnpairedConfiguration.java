package org.gan4j.datasets.unpaired;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.data.DatasetProvider;

/**
 * Settings of the dataset {@code unpaired}.
 *
 * @param a the domain A: the inputs
 * @param b the domain B: the samples
 */
public record UnpairedConfiguration(
    @Option("domain A, the inputs: a dataset of images, such as an image-folder")
        ConfiguredProvider<DatasetProvider<?>> a,
    @Option("domain B, the samples: a dataset of images of the same height and width")
        ConfiguredProvider<DatasetProvider<?>> b) {}
