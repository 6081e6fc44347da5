package org.gan4j.inpainting.completion;

import java.util.Arrays;
import org.gan4j.api.mask.Region;

/** The pixels of a picture to fill, numbered in the order of rows. */
final class HiddenPixels {
  private static final int KNOWN = -1;

  private final int width;
  private final int[] numbers;
  private final int[] pixels;

  /**
   * Numbers them.
   *
   * @param hidden one value a pixel, row by row
   */
  HiddenPixels(boolean[] hidden, int width) {
    this.width = width;
    numbers = new int[hidden.length];
    int[] found = new int[hidden.length];
    int count = 0;
    for (int i = 0; i < hidden.length; i++) {
      numbers[i] = hidden[i] ? count : KNOWN;
      if (hidden[i]) {
        found[count++] = i;
      }
    }
    pixels = Arrays.copyOf(found, count);
  }

  int count() {
    return pixels.length;
  }

  /** All of them, as row · width + column. */
  int[] pixels() {
    return pixels.clone();
  }

  /** A hidden pixel's number; negative if it is known. */
  int number(int row, int column) {
    return numbers[row * width + column];
  }

  /** The smallest rectangle around them. */
  Region bounds() {
    int top = pixels[0] / width;
    int bottom = pixels[pixels.length - 1] / width;
    int left = width;
    int right = 0;
    for (int pixel : pixels) {
      left = Math.min(left, pixel % width);
      right = Math.max(right, pixel % width);
    }
    return new Region(top, left, bottom - top + 1, right - left + 1);
  }
}
