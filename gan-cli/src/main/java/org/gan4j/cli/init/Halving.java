package org.gan4j.cli.init;

import org.gan4j.api.SampleShape;

/** Which images the networks of type dcgan can halve until both sides are 4 to 7 pixels. */
final class Halving {
  private static final int SMALLEST = 4;
  private static final int LARGEST = 7;

  private Halving() {}

  /** Whether dcgan generates samples of a shape. */
  static boolean fits(SampleShape shape) {
    return shape.isImage() && fits(shape.height(), shape.width());
  }

  private static boolean fits(int height, int width) {
    int rows = height;
    int columns = width;
    while (Math.min(rows, columns) > LARGEST && rows % 2 == 0 && columns % 2 == 0) {
      rows /= 2;
      columns /= 2;
    }
    return rows < height
        && Math.min(rows, columns) >= SMALLEST
        && Math.max(rows, columns) <= LARGEST;
  }

  /** The largest side of a square that fits, at most a given one; 8, the smallest, if none does. */
  static int largestSide(int most) {
    for (int side = most; side > 2 * SMALLEST; side--) {
      if (fits(side, side)) {
        return side;
      }
    }
    return 2 * SMALLEST;
  }
}
