package org.gan4j.datasets.arrays;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/** Settings of the dataset {@code cifar-10}. */
public record Cifar10Configuration(
    @Option(
            value =
                "folder with data_batch_1.bin to data_batch_5.bin and test_batch.bin, or one file;"
                    + " relative to the working directory",
            location = true)
        String path,
    @Option(value = "train or test; a file is used whole", defaultValue = "\"train\"")
        CifarSplit split,
    @Option(value = "whether images are mirrored at random", defaultValue = "false") boolean flip,
    @Option(value = "how many images to use, from the first on; all if absent", min = 1)
        @Nullable Integer limit) {}
