package org.gan4j.nn;

import org.gan4j.api.SampleShape;

/**
 * The number of times that an image can be halved: until its shorter side is 4 to 7 pixels, or a
 * side is odd.
 *
 * @param height rows of the smallest image
 * @param width columns of the smallest image
 * @param count how often the image is halved
 */
public record Halvings(int height, int width, int count) {
  /** The least length of the shorter side of the smallest image. */
  public static final int SMALLEST = 4;

  /** The greatest length of the shorter side of the smallest image. */
  public static final int LARGEST = 2 * SMALLEST - 1;

  /**
   * Halves an image.
   *
   * @throws IllegalArgumentException if the shape is that of a vector
   */
  public static Halvings of(SampleShape image) {
    if (!image.isImage()) {
      throw new IllegalArgumentException("a vector of " + image + " cannot be halved");
    }
    int height = image.height();
    int width = image.width();
    int count = 0;
    while (Math.min(height, width) > LARGEST && height % 2 == 0 && width % 2 == 0) {
      height /= 2;
      width /= 2;
      count++;
    }
    return new Halvings(height, width, count);
  }

  /** Whether the image is halved at least once, down to a shorter side of 4 to 7 pixels. */
  public boolean isComplete() {
    return count > 0 && Math.min(height, width) <= LARGEST;
  }
}
