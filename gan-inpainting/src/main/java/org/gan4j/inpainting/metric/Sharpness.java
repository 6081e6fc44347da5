package org.gan4j.inpainting.metric;

import org.gan4j.api.SampleShape;

/**
 * How much a hole's pixels differ from their neighbours: the sum of the absolute differences to the
 * right and to the one below. A blurred completion has less of it than the ground truth, so the
 * measure distinguishes a reconstruction term alone from one with an adversarial term.
 */
final class Sharpness {
  private final SampleShape shape;

  Sharpness(SampleShape shape) {
    this.shape = shape;
  }

  /**
   * The sum over the hole.
   *
   * @param image [channels, height, width]
   * @param hidden one value a pixel, row by row
   */
  double of(float[] image, boolean[] hidden) {
    int width = shape.width();
    double sum = 0;
    for (int i = 0; i < image.length; i++) {
      int pixel = i % hidden.length;
      if (hidden[pixel]) {
        sum += pixel % width + 1 < width ? Math.abs(image[i + 1] - image[i]) : 0;
        sum += pixel + width < hidden.length ? Math.abs(image[i + width] - image[i]) : 0;
      }
    }
    return sum;
  }
}
