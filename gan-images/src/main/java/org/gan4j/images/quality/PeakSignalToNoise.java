package org.gan4j.images.quality;

import org.gan4j.api.concurrent.ThreadSafe;

/**
 * PSNR: the peak signal-to-noise ratio in decibels, 10 · log10(range² / mean squared difference).
 */
@ThreadSafe
public final class PeakSignalToNoise {
  /** Half a level: files hold no smaller difference, and zero would be infinitely good. */
  private static final double LEAST_SQUARE = 1.0 / (510 * 510);

  private PeakSignalToNoise() {}

  /**
   * The ratio of a difference.
   *
   * @param meanSquare mean squared difference of pixels, where black is 0 and white is 1; below
   *     half a level of 255 it counts as half a level
   * @return decibels, at most 54.15
   */
  public static double of(double meanSquare) {
    return -10 * Math.log10(Math.max(LEAST_SQUARE, meanSquare));
  }

  /**
   * The difference of a ratio.
   *
   * @param decibels the ratio
   * @return mean squared difference of pixels, where black is 0 and white is 1
   */
  public static double meanSquare(double decibels) {
    return Math.pow(10, -decibels / 10);
  }
}
