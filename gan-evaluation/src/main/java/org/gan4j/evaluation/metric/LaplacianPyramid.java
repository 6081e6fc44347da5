package org.gan4j.evaluation.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * The Laplacian pyramid of a plane of pixels: Burt and Adelson, "The Laplacian pyramid as a compact
 * image code", 1983. Each level is the difference of the plane and of its blurred, halved and
 * enlarged copy; the last one is the smallest copy itself. The kernel is [1, 4, 6, 4, 1]/16 in both
 * directions; pixels beyond an edge are mirrored at it.
 */
final class LaplacianPyramid {
  /** The least height and width of a level, in pixels: Karras et al. 2018, section 5. */
  static final int LEAST = 16;

  private static final double[] KERNEL = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};

  private LaplacianPyramid() {}

  /**
   * A level of a pyramid.
   *
   * @param pixels [height × width]
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Level(int height, int width, double[] pixels) {

    private Level blurred(double factor) {
      double[] rows = new double[pixels.length];
      double[] both = new double[pixels.length];
      for (int i = 0; i < pixels.length; i++) {
        int start = i / width * width;
        for (int k = -2; k <= 2; k++) {
          rows[i] += factor * KERNEL[k + 2] * pixels[start + mirrored(i % width + k, width)];
        }
      }
      for (int i = 0; i < pixels.length; i++) {
        for (int k = -2; k <= 2; k++) {
          both[i] +=
              factor * KERNEL[k + 2] * rows[mirrored(i / width + k, height) * width + i % width];
        }
      }
      return new Level(height, width, both);
    }

    /** Every second row and column of the blurred plane. */
    Level halved() {
      Level blurred = blurred(1);
      int low = half(height);
      int narrow = half(width);
      double[] small = new double[low * narrow];
      for (int i = 0; i < small.length; i++) {
        small[i] = blurred.pixels[i / narrow * 2 * width + i % narrow * 2];
      }
      return new Level(low, narrow, small);
    }

    /** Zeros between the pixels, blurred with four times the weight. */
    private Level enlarged(int high, int wide) {
      double[] large = new double[high * wide];
      for (int i = 0; i < pixels.length; i++) {
        large[i / width * 2 * wide + i % width * 2] = pixels[i];
      }
      return new Level(high, wide, large).blurred(2);
    }

    private Level minus(Level other) {
      double[] difference = new double[pixels.length];
      for (int i = 0; i < difference.length; i++) {
        difference[i] = pixels[i] - other.pixels[i];
      }
      return new Level(height, width, difference);
    }
  }

  /** How many levels of 16 pixels or more a plane has; 28 pixels have one, 64 have three. */
  static int levels(int height, int width) {
    int levels = 0;
    for (int side = Math.min(height, width); side >= LEAST; side = half(side)) {
      levels++;
    }
    return levels;
  }

  /** All levels, the largest first. */
  static List<Level> of(Level plane) {
    List<Level> levels = new ArrayList<>();
    Level rest = plane;
    for (int i = levels(plane.height, plane.width); i > 1; i--) {
      Level small = rest.halved();
      levels.add(rest.minus(small.enlarged(rest.height, rest.width)));
      rest = small;
    }
    levels.add(rest);
    return levels;
  }

  static int half(int length) {
    return (length + 1) / 2;
  }

  private static int mirrored(int index, int length) {
    int inside = Math.abs(index);
    return inside < length ? inside : 2 * (length - 1) - inside;
  }
}
