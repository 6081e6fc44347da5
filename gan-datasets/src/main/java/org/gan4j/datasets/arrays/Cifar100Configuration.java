package org.gan4j.datasets.arrays;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/** Settings of the dataset {@code cifar-100}. */
public record Cifar100Configuration(
    @Option(
            value =
                "folder with train.bin and test.bin, or one file; relative to the working directory",
            location = true)
        String path,
    @Option(value = "train or test; a file is used whole", defaultValue = "\"train\"")
        CifarSplit split,
    @Option(value = "which classes: fine (100) or coarse (20)", defaultValue = "\"fine\"")
        Cifar100Labels labels,
    @Option(value = "whether images are mirrored at random", defaultValue = "false") boolean flip,
    @Option(value = "how many images to use, from the first on; all if absent", min = 1)
        @Nullable Integer limit) {}
