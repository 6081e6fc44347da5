package org.gan4j.datasets.derived;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.gan4j.api.SampleShape;
import org.gan4j.images.pixel.Luma;

/** Computations with the channels of a picture, [channels, height, width] in [-1, 1]. */
final class Planes {
  private Planes() {}

  /** The luma of each pixel; the first channel of a picture that has not three. */
  static float[] luma(float[] picture, SampleShape shape) {
    int pixels = shape.height() * shape.width();
    float[] luma = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      float value =
          shape.channels() == 3
              ? Luma.of(picture[i], picture[pixels + i], picture[2 * pixels + i])
              : picture[i];
      // The weights of the luma may add up to a rounding error more than 1.
      luma[i] = Math.max(-1, Math.min(1, value));
    }
    return luma;
  }

  /** 1 where a channel differs from the mean of the corners by at least 2 · threshold, or -1. */
  static float[] silhouette(float[] picture, SampleShape shape, double threshold) {
    int width = shape.width();
    int pixels = shape.height() * width;
    float[] mask = new float[pixels];
    Arrays.fill(mask, -1);
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = channel * pixels;
      double background =
          ((double) picture[from]
                  + picture[from + width - 1]
                  + picture[from + pixels - width]
                  + picture[from + pixels - 1])
              / 4;
      for (int i = 0; i < pixels; i++) {
        if (Math.abs(picture[from + i] - background) >= 2 * threshold) {
          mask[i] = 1;
        }
      }
    }
    return mask;
  }

  /** The extreme of a square around each pixel; first along rows, then along columns. */
  static float[] extreme(
      float[] picture, SampleShape shape, int radius, DoubleBinaryOperator extreme) {
    int height = shape.height();
    int width = shape.width();
    float[] ofRows = new float[picture.length];
    for (int i = 0; i < picture.length; i++) {
      int column = i % width;
      float best = picture[i];
      for (int x = Math.max(0, column - radius); x <= Math.min(width - 1, column + radius); x++) {
        best = (float) extreme.applyAsDouble(best, picture[i - column + x]);
      }
      ofRows[i] = best;
    }
    float[] result = new float[picture.length];
    for (int i = 0; i < picture.length; i++) {
      int row = i / width % height;
      float best = ofRows[i];
      for (int y = Math.max(0, row - radius); y <= Math.min(height - 1, row + radius); y++) {
        best = (float) extreme.applyAsDouble(best, ofRows[i + (y - row) * width]);
      }
      result[i] = best;
    }
    return result;
  }
}
