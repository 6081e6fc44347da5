package org.gan4j.benchmarks.workload;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Real samples that need no download: low-pass noise in [-1, 1]. Unlike white noise, they are not
 * distinguishable from fakes within a few steps, so that the losses stay ordinary.
 */
public final class SmoothImages {
  private static final int COARSENESS = 4;

  private SmoothImages() {}

  /**
   * Makes images.
   *
   * @param seed other images for another one
   * @param shape [channels, height, width], height and width multiples of 4
   * @return count × channels × height × width numbers in C order
   */
  public static float[] make(long seed, int count, List<Integer> shape) {
    SplittableRandom random = new SplittableRandom(seed);
    int height = shape.get(1);
    int width = shape.get(2);
    float[] images = new float[count * Layer.length(shape)];
    for (int plane = 0; plane < count * shape.get(0); plane++) {
      float[][] coarse = new float[height / COARSENESS][width / COARSENESS];
      for (float[] row : coarse) {
        for (int x = 0; x < row.length; x++) {
          row[x] = (float) random.nextGaussian();
        }
      }
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          images[(plane * height + y) * width + x] = (float) Math.tanh(bilinear(coarse, y, x));
        }
      }
    }
    return images;
  }

  private static double bilinear(float[][] coarse, int y, int x) {
    double row = position(y, coarse.length);
    double column = position(x, coarse[0].length);
    int top = (int) row;
    int left = (int) column;
    int bottom = Math.min(top + 1, coarse.length - 1);
    int right = Math.min(left + 1, coarse[0].length - 1);
    double down = row - top;
    double across = column - left;
    return (1 - down) * ((1 - across) * coarse[top][left] + across * coarse[top][right])
        + down * ((1 - across) * coarse[bottom][left] + across * coarse[bottom][right]);
  }

  /** Where the middle of a fine pixel lies between the middles of coarse ones. */
  private static double position(int pixel, int coarseLength) {
    double position = (pixel + 0.5) / COARSENESS - 0.5;
    return Math.max(0, Math.min(coarseLength - 1, position));
  }
}
