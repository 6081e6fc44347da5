package org.gan4j.datasets.arrays;

import java.util.Locale;
import org.gan4j.api.GanException;

/**
 * The numbers of images that mean black and white.
 *
 * @param black becomes -1
 * @param white becomes 1
 */
record Range(double black, double white) {
  static final Range BYTES = new Range(0, 255);
  private static final Range UNIT = new Range(0, 1);
  private static final Range SYMMETRIC = new Range(-1, 1);

  /**
   * The usual range that holds all numbers: [0, 1], [-1, 1] or [0, 255].
   *
   * @throws GanException of kind USAGE if none does
   */
  static Range around(double least, double most, String where) {
    if (least >= 0 && most <= 1) {
      return UNIT;
    }
    if (least >= -1 && most <= 1) {
      return SYMMETRIC;
    }
    if (least >= 0 && most <= 255) {
      return BYTES;
    }
    throw GanException.usage(
        String.format(
            Locale.ROOT,
            "the images have numbers from %s to %s, so that black and white are not known",
            least,
            most),
        where,
        "set \"range\" to those of black and white, as [0, 4095]");
  }

  float scale(double number) {
    return (float) (2 * (number - black) / (white - black) - 1);
  }
}
