package org.gan4j.inpainting.mask;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of {@link RandomRegionMaskProvider}.
 *
 * @param minimumShare the minimum share of the image that is hidden
 * @param maximumShare the maximum share of the image that is hidden
 * @param grain distance of the noise's support points, as a part of the image's longer side
 * @param border pixels along each side of the image that are never hidden
 */
public record RandomRegionMaskConfiguration(
    @Option(
            value = "Minimum share of the image that is hidden",
            defaultValue = "0.2",
            above = 0,
            below = 1)
        double minimumShare,
    @Option(
            value = "Maximum share of the image that is hidden",
            defaultValue = "0.3",
            above = 0,
            below = 1)
        double maximumShare,
    @Option(
            value = "Coarseness of the shapes, as a share of the image's longer side",
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
