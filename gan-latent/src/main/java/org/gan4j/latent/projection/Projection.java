package org.gan4j.latent.projection;

import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.latent.LatentPoint;

/**
 * What was found for a sample.
 *
 * @param point z and c
 * @param meanSquare the mean square of the differences between the sample and its reconstruction
 *     G(z|c), whose numbers are in [-1, 1]
 */
@ThreadSafe
public record Projection(LatentPoint point, double meanSquare) {
  /** The square of the largest difference between two numbers in [-1, 1]. */
  private static final double PEAK_SQUARE = 4;

  /** Less is rounding of numbers in [-1, 1] in float32. */
  private static final double RESOLUTION_SQUARE = 1e-14;

  /**
   * Peak signal-to-noise ratio of the reconstruction, 10 log₁₀(2² / mean square), in dB; at most
   * 146, where float32 numbers are equal.
   */
  public double psnr() {
    return 10 * Math.log10(PEAK_SQUARE / Math.max(meanSquare, RESOLUTION_SQUARE));
  }
}
