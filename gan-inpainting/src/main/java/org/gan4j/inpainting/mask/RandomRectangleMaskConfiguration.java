package org.gan4j.inpainting.mask;

import org.gan4j.api.component.Option;

/**
 * Settings of {@link RandomRectangleMaskProvider}.
 *
 * @param share of the image that is hidden, as a rectangle of the image's shape
 * @param border pixels along each side of the image that are never hidden
 */
public record RandomRectangleMaskConfiguration(
    @Option(
            value = "Share of the image that is hidden",
            defaultValue = "0.25",
            above = 0,
            below = 1)
        double share,
    @Option(
            value = "Pixels along each side of the image that are never hidden",
            defaultValue = "0",
            min = 0)
        int border) {}
