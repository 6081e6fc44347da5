package org.gan4j.inpainting.mask;

import org.gan4j.api.component.Option;

/**
 * Settings of {@link CentreMaskProvider}.
 *
 * @param share of the image that the generator makes, as a rectangle of the image's shape
 * @param overlap pixels along each side of that rectangle that are known all the same
 */
public record CentreMaskConfiguration(
    @Option(
            value = "Share of the image that the generator makes, around the centre",
            defaultValue = "0.25",
            above = 0,
            below = 1)
        double share,
    @Option(
            value =
                "Overlap: known pixels along each side of the hole that the generator makes, too; 4 of 64 in the paper",
            defaultValue = "0",
            min = 0)
        int overlap) {}
