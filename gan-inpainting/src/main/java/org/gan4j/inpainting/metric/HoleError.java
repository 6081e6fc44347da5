package org.gan4j.inpainting.metric;

import org.gan4j.images.quality.PeakSignalToNoise;

/**
 * How far a completion is from the truth in the hole, where black is 0 and white is 1: as Pathak et
 * al. 2016, table 1.
 *
 * @param l1Percent mean absolute difference, in percent of the range
 * @param l2Percent mean squared difference, in percent of the range squared
 * @param psnr {@linkplain PeakSignalToNoise peak signal-to-noise ratio} in decibels
 */
record HoleError(double l1Percent, double l2Percent, double psnr) {
  private static final double PERCENT = 100;

  /**
   * Compares two images.
   *
   * @param truth [channels, height, width] in [-1, 1]
   * @param completion likewise; values outside the range are clipped
   * @param hidden one value a pixel, row by row; at least one is true
   */
  static HoleError of(float[] truth, float[] completion, boolean[] hidden) {
    double absolute = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < truth.length; i++) {
      if (hidden[i % hidden.length]) {
        double difference = (Math.max(-1, Math.min(1, completion[i])) - truth[i]) / 2.0;
        absolute += Math.abs(difference);
        squares += difference * difference;
        count++;
      }
    }
    double square = squares / count;
    return new HoleError(
        PERCENT * absolute / count, PERCENT * square, PeakSignalToNoise.of(square));
  }
}
