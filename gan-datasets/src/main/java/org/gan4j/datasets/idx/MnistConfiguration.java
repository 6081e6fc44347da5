package org.gan4j.datasets.idx;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/** Settings of the datasets {@code mnist} and {@code fashion-mnist}. */
public record MnistConfiguration(
    @Option(
            value =
                "folder with the four official IDX files, .gz or not, relative to the working"
                    + " directory; if absent, the cache into which they were fetched",
            location = true)
        @Nullable String path,
    @Option(value = "train or test", defaultValue = "\"train\"") Split split,
    @Option(value = "how many samples to use, from the first on; all if absent", min = 1)
        @Nullable Integer limit) {}
