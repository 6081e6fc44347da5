package org.gan4j.images.quality;

import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * SSIM: Wang et al., "Image quality assessment: from error visibility to structural similarity",
 * IEEE Transactions on Image Processing 2004, with the paper's Gaussian window of 11×11, σ = 1.5,
 * K1 = 0.01 and K2 = 0.03. It is the mean over all channels and all places where the whole window
 * lies in the image.
 */
@ThreadSafe
public final class StructuralSimilarity {
  /** Height and width of the window, in pixels: no image may be smaller. */
  public static final int WINDOW = 11;

  private static final double SIGMA = 1.5;

  /** The range of pixels is 1. */
  private static final double C1 = 0.01 * 0.01;

  private static final double C2 = 0.03 * 0.03;
  private static final double[] KERNEL = kernel();

  private final int channels;
  private final int height;
  private final int width;

  /**
   * A measure for images of one shape.
   *
   * @throws IllegalArgumentException if the height or the width is less than 11 pixels
   */
  public StructuralSimilarity(SampleShape image) {
    channels = image.channels();
    height = image.height();
    width = image.width();
    if (Math.min(height, width) < WINDOW) {
      throw new IllegalArgumentException("SSIM needs images of 11×11 pixels, not " + image);
    }
  }

  private static double[] kernel() {
    double[] kernel = new double[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double distance = i - WINDOW / 2;
      kernel[i] = Math.exp(-distance * distance / (2 * SIGMA * SIGMA));
      sum += kernel[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  /**
   * Compares two images.
   *
   * @param left [channels, height, width] in [-1, 1]; values outside are clipped
   * @param right [channels, height, width] in [-1, 1]; values outside are clipped
   * @return from -1 to 1; 1 for equal images
   */
  public double of(float[] left, float[] right) {
    double sum = 0;
    for (int channel = 0; channel < channels; channel++) {
      sum += ofPlane(plane(left, channel), plane(right, channel));
    }
    return sum / channels;
  }

  private double[] plane(float[] image, int channel) {
    double[] plane = new double[height * width];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (Math.max(-1, Math.min(1, image[channel * plane.length + i])) + 1) / 2;
    }
    return plane;
  }

  private double ofPlane(double[] x, double[] y) {
    double[] meanX = smooth(x);
    double[] meanY = smooth(y);
    double[] squareX = smooth(product(x, x));
    double[] squareY = smooth(product(y, y));
    double[] both = smooth(product(x, y));
    double sum = 0;
    for (int i = 0; i < meanX.length; i++) {
      double varianceX = squareX[i] - meanX[i] * meanX[i];
      double varianceY = squareY[i] - meanY[i] * meanY[i];
      double covariance = both[i] - meanX[i] * meanY[i];
      double likeness = (2 * meanX[i] * meanY[i] + C1) * (2 * covariance + C2);
      double energy =
          (meanX[i] * meanX[i] + meanY[i] * meanY[i] + C1) * (varianceX + varianceY + C2);
      sum += likeness / energy;
    }
    return sum / meanX.length;
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
    int narrow = width - WINDOW + 1;
    int low = height - WINDOW + 1;
    double[] rows = new double[height * narrow];
    for (int i = 0; i < rows.length; i++) {
      int start = i / narrow * width + i % narrow;
      for (int k = 0; k < WINDOW; k++) {
        rows[i] += KERNEL[k] * plane[start + k];
      }
    }
    double[] smooth = new double[low * narrow];
    for (int i = 0; i < smooth.length; i++) {
      for (int k = 0; k < WINDOW; k++) {
        smooth[i] += KERNEL[k] * rows[i + k * narrow];
      }
    }
    return smooth;
  }
}
