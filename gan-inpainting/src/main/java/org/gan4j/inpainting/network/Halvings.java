package org.gan4j.inpainting.network;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;

/**
 * How often an image can be halved until its shorter side is 4 to 7 pixels.
 *
 * @param height rows of the smallest image
 * @param width columns of the smallest image
 * @param count at least once
 */
record Halvings(int height, int width, int count) {
  private static final int SMALLEST = 4;

  /**
   * Halves an image.
   *
   * @param what the image is, for messages
   * @param player the JSON path of the network
   * @throws GanException of kind USAGE if it cannot be halved so far
   */
  static Halvings of(SampleShape image, String what, String player) {
    if (!image.isImage()) {
      throw refusal(image, what, player);
    }
    int height = image.height();
    int width = image.width();
    int count = 0;
    while (Math.min(height, width) >= 2 * SMALLEST && height % 2 == 0 && width % 2 == 0) {
      height /= 2;
      width /= 2;
      count++;
    }
    if (count == 0 || Math.min(height, width) >= 2 * SMALLEST) {
      throw refusal(image, what, player);
    }
    return new Halvings(height, width, count);
  }

  private static GanException refusal(SampleShape image, String what, String player) {
    return GanException.usage(
        "the context encoder cannot halve " + what + " of " + image + " down to 4 to 7 pixels",
        player + ".type",
        "use images of 28, 32, 64, 96 or 128 pixels, and holes of 14, 16, 28, 32, 48 or 64");
  }

  int area() {
    return height * width;
  }
}
