package org.gan4j.images.quality;

/**
 * The Gaussian window of SSIM, moved over all places of a plane where it lies inside: 11×11 pixels,
 * σ = 1.5. The range of pixels is 1.
 */
final class SimilarityWindow {
  /** Height and width in pixels. */
  static final int SIZE = 11;

  private static final double SIGMA = 1.5;
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;
  private static final double[] KERNEL = kernel();

  private final int height;
  private final int width;

  /** A window for planes of at least 11×11 pixels. */
  SimilarityWindow(int height, int width) {
    this.height = height;
    this.width = width;
  }

  /**
   * The means over all places.
   *
   * @param similarity luminance × contrast × structure
   * @param contrast contrast × structure, without the luminance
   */
  record Means(double similarity, double contrast) {}

  private static double[] kernel() {
    double[] kernel = new double[SIZE];
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      double distance = i - SIZE / 2;
      kernel[i] = Math.exp(-distance * distance / (2 * SIGMA * SIGMA));
      sum += kernel[i];
    }
    for (int i = 0; i < SIZE; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  /** Compares two planes in [0, 1]. */
  Means compare(double[] x, double[] y) {
    double[] meanX = smooth(x);
    double[] meanY = smooth(y);
    double[] squareX = smooth(product(x, x));
    double[] squareY = smooth(product(y, y));
    double[] both = smooth(product(x, y));
    double similarity = 0;
    double contrast = 0;
    for (int i = 0; i < meanX.length; i++) {
      double varianceX = squareX[i] - meanX[i] * meanX[i];
      double varianceY = squareY[i] - meanY[i] * meanY[i];
      double covariance = both[i] - meanX[i] * meanY[i];
      double likeness = (2 * meanX[i] * meanY[i] + C1) * (2 * covariance + C2);
      double energy =
          (meanX[i] * meanX[i] + meanY[i] * meanY[i] + C1) * (varianceX + varianceY + C2);
      similarity += likeness / energy;
      contrast += (2 * covariance + C2) / (varianceX + varianceY + C2);
    }
    return new Means(similarity / meanX.length, contrast / meanX.length);
  }

  private static double[] product(double[] x, double[] y) {
    double[] product = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      product[i] = x[i] * y[i];
    }
    return product;
  }

  /** Weighted means over the window, columns first, then rows. */
  private double[] smooth(double[] plane) {
    int narrow = width - SIZE + 1;
    int low = height - SIZE + 1;
    double[] rows = new double[height * narrow];
    for (int i = 0; i < rows.length; i++) {
      int start = i / narrow * width + i % narrow;
      for (int k = 0; k < SIZE; k++) {
        rows[i] += KERNEL[k] * plane[start + k];
      }
    }
    double[] smooth = new double[low * narrow];
    for (int i = 0; i < smooth.length; i++) {
      for (int k = 0; k < SIZE; k++) {
        smooth[i] += KERNEL[k] * rows[i + k * narrow];
      }
    }
    return smooth;
  }
}
