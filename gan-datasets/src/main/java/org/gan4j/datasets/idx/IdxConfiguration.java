package org.gan4j.datasets.idx;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/** Settings of the dataset {@code idx}. */
public record IdxConfiguration(
    @Option(
            "IDX file of the samples, .gz or not: unsigned bytes [n, height, width] or with"
                + " channels, or float vectors [n, features]")
        String images,
    @Option("IDX file of the labels, unsigned bytes [n]; no labels if absent")
        @Nullable String labels,
    @Option(
            value = "order of the dimensions of colour images: auto, channels-first, channels-last",
            defaultValue = "\"auto\"")
        Layout layout,
    @Option(value = "how many samples to use, from the first on; all if absent", min = 1)
        @Nullable Integer limit) {}
