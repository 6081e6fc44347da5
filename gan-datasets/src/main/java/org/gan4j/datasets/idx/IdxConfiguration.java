package org.gan4j.datasets.idx;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/** Settings of the dataset {@code idx}. */
public record IdxConfiguration(
    @Option(
            value =
                "IDX file of the samples, .gz or not: unsigned bytes [n, height, width] or with"
                    + " channels, or float vectors [n, features]; relative to the working directory",
            location = true)
        String images,
    @Option(
            value =
                "IDX file of the labels, unsigned bytes [n]; relative to the working directory; no"
                    + " labels if absent",
            location = true)
        @Nullable String labels,
    @Option(
            value = "order of the dimensions of colour images: auto, channels-first, channels-last",
            defaultValue = "\"auto\"")
        Layout layout,
    @Option(value = "how many samples to use, from the first on; all if absent", min = 1)
        @Nullable Integer limit) {}
