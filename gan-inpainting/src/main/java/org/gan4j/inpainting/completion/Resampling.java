package org.gan4j.inpainting.completion;

/**
 * Resizes with a triangular filter, which is linear interpolation where an image grows, and a
 * weighted mean of all that becomes one pixel where it shrinks. Rows and columns one after the
 * other.
 */
final class Resampling {
  private Resampling() {}

  /**
   * Resizes an image.
   *
   * @param source [channels, height, width]
   * @return [channels, newHeight, newWidth]; the source itself if that is its size
   */
  static float[] resize(
      float[] source, int channels, int height, int width, int newHeight, int newWidth) {
    if (height == newHeight && width == newWidth) {
      return source;
    }
    float[][] across = weights(width, newWidth);
    float[][] down = weights(height, newHeight);
    float[] narrow = new float[channels * height * newWidth];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = sum(source, i / newWidth * width, 1, across[i % newWidth]);
    }
    float[] target = new float[channels * newHeight * newWidth];
    for (int i = 0; i < target.length; i++) {
      int column = i % newWidth;
      int row = i / newWidth % newHeight;
      int channel = i / newWidth / newHeight;
      target[i] = sum(narrow, channel * height * newWidth + column, newWidth, down[row]);
    }
    return target;
  }

  /** The first number says where the weights begin. */
  private static float sum(float[] source, int start, int step, float[] weights) {
    int first = (int) weights[0];
    float sum = 0;
    for (int i = 1; i < weights.length; i++) {
      sum += weights[i] * source[start + (first + i - 1) * step];
    }
    return sum;
  }

  private static float[][] weights(int length, int newLength) {
    double scale = (double) length / newLength;
    double reach = Math.max(1, scale);
    float[][] weights = new float[newLength][];
    for (int target = 0; target < newLength; target++) {
      double centre = (target + 0.5) * scale;
      int first = Math.max(0, (int) Math.ceil(centre - reach - 0.5));
      int last = Math.min(length - 1, (int) Math.floor(centre + reach - 0.5));
      float[] row = new float[last - first + 2];
      row[0] = first;
      double sum = 0;
      for (int i = first; i <= last; i++) {
        double weight = Math.max(0, 1 - Math.abs(i + 0.5 - centre) / reach);
        row[i - first + 1] = (float) weight;
        sum += weight;
      }
      for (int i = 1; i < row.length; i++) {
        row[i] /= (float) sum;
      }
      weights[target] = row;
    }
    return weights;
  }
}
