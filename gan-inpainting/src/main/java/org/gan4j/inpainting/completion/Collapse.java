package org.gan4j.inpainting.completion;

import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.images.quality.PeakSignalToNoise;

/** Whether a distribution over completions has collapsed to one. */
@ThreadSafe
public final class Collapse {
  /**
   * Between two pictures, in dB of the range from -1 to 1: above it, two pictures look the same.
   */
  private static final double ALIKE = 40;

  private static final double RANGE = 2;

  private Collapse() {}

  /**
   * Whether the completions are indistinguishable: two draws, which differ by √2 standard
   * deviations in the root mean square, agree to a PSNR of 40 dB. That is a deviation of 1.8 of 255
   * levels. A single stroke that appears in some draws exceeds it; slight noise everywhere does
   * not.
   *
   * @param deviation standard deviation of every hidden number, where black is -1 and white is 1
   */
  public static boolean isCollapsed(double[] deviation) {
    double squares = 0;
    for (double number : deviation) {
      squares += number * number;
    }
    double difference = 2 * squares / deviation.length;
    return difference <= RANGE * RANGE * PeakSignalToNoise.meanSquare(ALIKE);
  }
}
