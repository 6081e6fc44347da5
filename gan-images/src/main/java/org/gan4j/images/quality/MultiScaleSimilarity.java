package org.gan4j.images.quality;

import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * MS-SSIM: Wang et al., "Multiscale structural similarity for image quality assessment", 2003,
 * equation 7. Contrast and structure are compared at every scale, luminance at the coarsest; each
 * scale has half the height and width of the one before it, means of 2×2 pixels. It is the mean
 * over the channels.
 *
 * <p>Images of more than 160 pixels have the five scales of the paper. Smaller ones have fewer, so
 * that the window of 11×11 fits into the coarsest; the weights of the remaining ones are divided by
 * their sum. Values compare only among images of one size. Means below 0 count as 0.
 */
@ThreadSafe
public final class MultiScaleSimilarity {
  private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

  private final SampleShape shape;
  private final int scales;

  /**
   * A measure for images of one shape.
   *
   * @throws IllegalArgumentException if the height or the width is less than 11 pixels
   */
  public MultiScaleSimilarity(SampleShape image) {
    if (Math.min(image.height(), image.width()) < SimilarityWindow.SIZE) {
      throw new IllegalArgumentException("MS-SSIM needs images of 11×11 pixels, not " + image);
    }
    shape = image;
    int fitting = 0;
    for (int side = Math.min(image.height(), image.width());
        side >= SimilarityWindow.SIZE && fitting < WEIGHTS.length;
        side = half(side)) {
      fitting++;
    }
    scales = fitting;
  }

  /** How many scales the images have, from 1 to 5. */
  public int scales() {
    return scales;
  }

  /**
   * Compares two images.
   *
   * @param left [channels, height, width] in [-1, 1]; values outside are clipped
   * @param right [channels, height, width] in [-1, 1]; values outside are clipped
   * @return from 0 to 1; 1 for equal images
   */
  public double of(float[] left, float[] right) {
    double sum = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      sum +=
          ofPlanes(
              StructuralSimilarity.plane(shape, left, channel),
              StructuralSimilarity.plane(shape, right, channel));
    }
    return sum / shape.channels();
  }

  private double ofPlanes(double[] x, double[] y) {
    double total = 0;
    for (int scale = 0; scale < scales; scale++) {
      total += WEIGHTS[scale];
    }
    double product = 1;
    double[] left = x;
    double[] right = y;
    int height = shape.height();
    int width = shape.width();
    for (int scale = 0; scale < scales; scale++) {
      SimilarityWindow.Means means = new SimilarityWindow(height, width).compare(left, right);
      double factor = scale == scales - 1 ? means.similarity() : means.contrast();
      product *= Math.pow(Math.max(0, factor), WEIGHTS[scale] / total);
      left = halve(left, height, width);
      right = halve(right, height, width);
      height = half(height);
      width = half(width);
    }
    return product;
  }

  private static int half(int length) {
    return (length + 1) / 2;
  }

  /** Means of 2×2 pixels; of fewer at the edge if the height or the width is odd. */
  private static double[] halve(double[] plane, int height, int width) {
    double[] small = new double[half(height) * half(width)];
    for (int i = 0; i < small.length; i++) {
      int row = i / half(width) * 2;
      int column = i % half(width) * 2;
      double sum = 0;
      int count = 0;
      for (int y = row; y < Math.min(height, row + 2); y++) {
        for (int x = column; x < Math.min(width, column + 2); x++) {
          sum += plane[y * width + x];
          count++;
        }
      }
      small[i] = sum / count;
    }
    return small;
  }
}
