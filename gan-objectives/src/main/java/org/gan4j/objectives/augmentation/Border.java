package org.gan4j.objectives.augmentation;

/** The values beyond the border of an image, which a shifted or turned image shows. */
public enum Border {
  /** 0, which is mid-grey: images are in [-1, 1]. */
  ZERO,
  /** -1. */
  BLACK,
  /** The nearest pixel of the image. */
  EDGE,
  /** The image mirrored at its outermost pixels. */
  REFLECT;

  /** The index of a constant. */
  static final int CONSTANT = -1;

  /**
   * The pixel of a row or column that stands at a place.
   *
   * @param place of any value; from 0 to {@code length - 1} it is in the image
   * @param length of the row or column, at least 1
   * @return an index below {@code length}, or {@link #CONSTANT}
   */
  int pixel(int place, int length) {
    if (place >= 0 && place < length) {
      return place;
    }
    return switch (this) {
      case ZERO, BLACK -> CONSTANT;
      case EDGE -> place < 0 ? 0 : length - 1;
      case REFLECT -> reflected(place, length);
    };
  }

  private static int reflected(int place, int length) {
    if (length == 1) {
      return 0;
    }
    int period = 2 * (length - 1);
    int within = Math.floorMod(place, period);
    return within < length ? within : period - within;
  }

  /** The value of a constant. */
  double constant() {
    return this == BLACK ? -1 : 0;
  }
}
