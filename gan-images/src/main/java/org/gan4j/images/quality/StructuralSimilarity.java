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
  public static final int WINDOW = SimilarityWindow.SIZE;

  private final SampleShape shape;
  private final SimilarityWindow window;

  /**
   * A measure for images of one shape.
   *
   * @throws IllegalArgumentException if the height or the width is less than 11 pixels
   */
  public StructuralSimilarity(SampleShape image) {
    if (Math.min(image.height(), image.width()) < WINDOW) {
      throw new IllegalArgumentException("SSIM needs images of 11×11 pixels, not " + image);
    }
    shape = image;
    window = new SimilarityWindow(image.height(), image.width());
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
    for (int channel = 0; channel < shape.channels(); channel++) {
      sum += window.compare(plane(shape, left, channel), plane(shape, right, channel)).similarity();
    }
    return sum / shape.channels();
  }

  /** A channel in [0, 1]. */
  static double[] plane(SampleShape shape, float[] image, int channel) {
    double[] plane = new double[shape.height() * shape.width()];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (Math.max(-1, Math.min(1, image[channel * plane.length + i])) + 1) / 2;
    }
    return plane;
  }
}
