package org.gan4j.datasets.images;

import org.gan4j.api.SampleShape;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;

/** Prepares images for tests. */
final class Preparing {
  private Preparing() {}

  /** To a square with three channels by cropping, on white, with enlarging. */
  static ImagePreparation square(int size) {
    return preparation(3, size, size, Fit.CROP);
  }

  static ImagePreparation preparation(int channels, int height, int width, Fit fit) {
    SampleShape shape = SampleShape.image(channels, height, width);
    return new ImagePreparation(shape, fit, null, Background.WHITE, true);
  }

  /** The levels of one pixel: red × 65536 + green × 256 + blue. */
  static int rgb(byte[] sample, int width, int height, int x, int y) {
    int plane = width * height;
    int pixel = y * width + x;
    return (sample[pixel] & 0xFF) << 16
        | (sample[plane + pixel] & 0xFF) << 8
        | (sample[2 * plane + pixel] & 0xFF);
  }
}
