package org.gan4j.api.mask;

import java.util.Locale;
import org.gan4j.api.component.Require;

/**
 * A rectangle of pixels. A part of an image lies within it; a window may reach beyond.
 *
 * @param top first row; negative above an image
 * @param left first column; negative beside an image
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Region(int top, int left, int height, int width) {

  /** Checks. */
  public Region {
    Require.atLeast("height", height, 1);
    Require.atLeast("width", width, 1);
  }

  /** The first row behind it. */
  public int bottom() {
    return top + height;
  }

  /** The first column behind it. */
  public int right() {
    return left + width;
  }

  /** The number of pixels. */
  public int area() {
    return Math.multiplyExact(height, width);
  }

  /** Whether a pixel lies in it. */
  public boolean contains(int row, int column) {
    return row >= top && row < bottom() && column >= left && column < right();
  }

  /** Whether all of another one lies in it. */
  public boolean contains(Region other) {
    return other.top >= top
        && other.left >= left
        && other.bottom() <= bottom()
        && other.right() <= right();
  }

  /**
   * The region without a band along each side.
   *
   * @throws IllegalArgumentException if nothing is
   */
  public Region shrunk(int band) {
    return new Region(top + band, left + band, height - 2 * band, width - 2 * band);
  }

  /**
   * A text such as {@code 32×24 at (16, 20)}: width, height, and the left upper pixel's column and
   * row.
   */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d×%d at (%d, %d)", width, height, left, top);
  }
}
