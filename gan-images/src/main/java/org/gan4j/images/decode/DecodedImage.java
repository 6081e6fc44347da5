package org.gan4j.images.decode;

import java.awt.image.BufferedImage;

/**
 * An image as its file stores it, and how to turn it.
 *
 * @param stored the first image of the file, not to be changed
 * @param orientation how it is turned to stand upright
 */
public record DecodedImage(BufferedImage stored, Orientation orientation) {

  /** Columns of the upright image. */
  public int width() {
    return orientation.transposes() ? stored.getHeight() : stored.getWidth();
  }

  /** Rows of the upright image. */
  public int height() {
    return orientation.transposes() ? stored.getWidth() : stored.getHeight();
  }

  /** The image turned upright; the stored one if it is already upright. */
  public BufferedImage upright() {
    return orientation.upright(stored);
  }
}
