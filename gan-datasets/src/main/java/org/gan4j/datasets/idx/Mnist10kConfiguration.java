package org.gan4j.datasets.idx;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/** Settings of the dataset {@code mnist-10k}. */
public record Mnist10kConfiguration(
    @Option(value = "how many samples to use, from the first on; all if absent", min = 1)
        @Nullable Integer limit) {}
