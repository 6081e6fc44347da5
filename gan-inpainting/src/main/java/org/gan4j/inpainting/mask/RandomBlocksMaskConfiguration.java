package org.gan4j.inpainting.mask;

import org.gan4j.api.component.Option;

/**
 * Settings of {@link RandomBlocksMaskProvider}.
 *
 * @param blocks how many are drawn; they may overlap
 * @param share of the image that all blocks have together if they do not overlap
 * @param border pixels along each side of the image that are never hidden
 */
public record RandomBlocksMaskConfiguration(
    @Option(
            value = "Number of blocks in each image; they may overlap",
            defaultValue = "5",
            min = 1,
            max = 10_000)
        int blocks,
    @Option(
            value = "Maximum share of the image that all blocks hide together",
            defaultValue = "0.25",
            above = 0,
            below = 1)
        double share,
    @Option(
            value = "Pixels along each side of the image that are never hidden",
            defaultValue = "0",
            min = 0)
        int border) {}
