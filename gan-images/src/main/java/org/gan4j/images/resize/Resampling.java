package org.gan4j.images.resize;

import org.gan4j.api.concurrent.ThreadSafe;

/** Resizes images: each row first, then each column. */
@ThreadSafe
public final class Resampling {
  private Resampling() {}

  /** Where the rows of an image come from. */
  @FunctionalInterface
  interface Rows {
    /**
     * Reads a row.
     *
     * @param row from 0
     * @param channels one array a channel, of the image's width, overwritten
     */
    void read(int row, float[][] channels);
  }

  /**
   * Resizes an image.
   *
   * @param source [channels, height, width]
   * @return [channels, newHeight, newWidth]; the source itself if that is its size
   */
  public static float[] resize(
      ResamplingFilter filter,
      float[] source,
      int channels,
      int height,
      int width,
      int newHeight,
      int newWidth) {
    if (height == newHeight && width == newWidth) {
      return source;
    }
    Rows rows =
        (row, line) -> {
          for (int channel = 0; channel < channels; channel++) {
            System.arraycopy(source, (channel * height + row) * width, line[channel], 0, width);
          }
        };
    return resize(filter, rows, channels, height, width, newHeight, newWidth);
  }

  /** Resizes an image that is read row by row, of which only narrow rows stay in memory. */
  static float[] resize(
      ResamplingFilter filter,
      Rows source,
      int channels,
      int height,
      int width,
      int newHeight,
      int newWidth) {
    ResamplingKernel across = new ResamplingKernel(filter, width, newWidth);
    // A kernel costs as much as it takes to resize a small channel with it.
    boolean square = height == width && newHeight == newWidth;
    ResamplingKernel down = square ? across : new ResamplingKernel(filter, height, newHeight);
    float[] narrow = narrowed(across, source, channels, height, width, newWidth);
    float[] target = new float[channels * newHeight * newWidth];
    for (int channel = 0; channel < channels; channel++) {
      int plane = channel * height * newWidth;
      for (int row = 0; row < newHeight; row++) {
        int start = (channel * newHeight + row) * newWidth;
        for (int column = 0; column < newWidth; column++) {
          target[start + column] = down.apply(row, narrow, plane + column, newWidth);
        }
      }
    }
    return target;
  }

  private static float[] narrowed(
      ResamplingKernel kernel, Rows source, int channels, int height, int width, int newWidth) {
    float[][] line = new float[channels][width];
    float[] narrow = new float[channels * height * newWidth];
    for (int row = 0; row < height; row++) {
      source.read(row, line);
      for (int channel = 0; channel < channels; channel++) {
        int start = (channel * height + row) * newWidth;
        for (int column = 0; column < newWidth; column++) {
          narrow[start + column] = kernel.apply(column, line[channel], 0, 1);
        }
      }
    }
    return narrow;
  }
}
