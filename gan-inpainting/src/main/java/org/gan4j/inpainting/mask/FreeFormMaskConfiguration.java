package org.gan4j.inpainting.mask;

import org.gan4j.api.component.Option;

/**
 * Settings of {@link FreeFormMaskProvider}.
 *
 * @param share of the image at which no more is hidden
 * @param vertices of a stroke, at most
 * @param length of the way between two vertices at most, as a part of the image's longer side
 * @param brush diameter at most, as a part of the image's longer side
 * @param border pixels along each side of the image that are never hidden
 */
public record FreeFormMaskConfiguration(
    @Option(
            value = "Hidden share of the image at which drawing ends",
            defaultValue = "0.2",
            above = 0,
            below = 1)
        double share,
    @Option(
            value = "Maximum number of turns of a stroke",
            defaultValue = "8",
            min = 1,
            max = 10_000)
        int vertices,
    @Option(
            value = "Maximum distance between two turns, as a share of the image's longer side",
            defaultValue = "0.3",
            above = 0,
            max = 1)
        double length,
    @Option(
            value = "Maximum diameter of the brush, as a share of the image's longer side",
            defaultValue = "0.15",
            above = 0,
            max = 1)
        double brush,
    @Option(
            value = "Pixels along each side of the image that are never hidden",
            defaultValue = "0",
            min = 0)
        int border) {}
