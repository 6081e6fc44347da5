package org.gan4j.inpainting.mask;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of {@link RandomRegionMaskProvider}.
 *
 * @param minimumShare of the image that is hidden at least
 * @param maximumShare of the image that is hidden at most
 * @param grain distance of the noise's support points, as a part of the image's longer side
 * @param border pixels along each side of the image that are never hidden
 */
public record RandomRegionMaskConfiguration(
    @Option(
            value = "Share of the image that is hidden at least",
            defaultValue = "0.2",
            above = 0,
            below = 1)
        double minimumShare,
    @Option(
            value = "Share of the image that is hidden at most",
            defaultValue = "0.3",
            above = 0,
            below = 1)
        double maximumShare,
    @Option(
            value = "How coarse the shapes are, as a part of the image's longer side",
            defaultValue = "0.13",
            above = 0,
            max = 1)
        double grain,
    @Option(
            value = "Pixels along each side of the image that are never hidden",
            defaultValue = "0",
            min = 0)
        int border) {

  /** Checks. */
  public RandomRegionMaskConfiguration {
    Require.that(
        minimumShare <= maximumShare,
        "minimumShare " + minimumShare + " is more than maximumShare " + maximumShare);
  }
}
