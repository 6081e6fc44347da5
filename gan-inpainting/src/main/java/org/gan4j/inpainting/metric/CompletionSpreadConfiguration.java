package org.gan4j.inpainting.metric;

import org.gan4j.api.component.Option;

/**
 * Settings of {@link CompletionSpreadProvider}.
 *
 * @param images how many are completed
 * @param draws completions of each
 */
public record CompletionSpreadConfiguration(
    @Option(
            value = "Images to complete, spread evenly over the data",
            defaultValue = "100",
            min = 1,
            max = 100_000)
        int images,
    @Option(value = "Completions of each image", defaultValue = "200", min = 2, max = 100_000)
        int draws) {}
