package org.gan4j.nn.kernels;

/**
 * The sizes of a strided correlation between images: large ones [batch, height, width, channels]
 * and small ones [batch, outHeight, outWidth, filters].
 *
 * @param height rows of a large image
 * @param width columns of a large image
 * @param channels channels of a large image
 * @param filters channels of a small image
 * @param kernel rows and columns of the window
 * @param stride how far the window moves
 * @param padding zeros around a large image
 */
public record CorrelationShape(
    int height, int width, int channels, int filters, int kernel, int stride, int padding) {

  /** Rows of a small image. */
  public int outHeight() {
    return positions(height);
  }

  /** Columns of a small image. */
  public int outWidth() {
    return positions(width);
  }

  private int positions(int length) {
    return (length + 2 * padding - kernel) / stride + 1;
  }

  /** Whether the last window ends where the padding does, so that no pixel is left out. */
  public boolean isExact() {
    return (outHeight() - 1) * stride + kernel == height + 2 * padding
        && (outWidth() - 1) * stride + kernel == width + 2 * padding;
  }

  /** Whether there is one window, and it is the image. */
  public boolean isWholeImage() {
    return padding == 0 && kernel == height && kernel == width;
  }

  /** Numbers in a window. */
  public int patch() {
    return kernel * kernel * channels;
  }

  /** The array shape of a batch of large images. */
  public long[] large(long batch) {
    return new long[] {batch, height, width, channels};
  }

  /** The array shape of a batch of small images. */
  public long[] small(long batch) {
    return new long[] {batch, outHeight(), outWidth(), filters};
  }
}
