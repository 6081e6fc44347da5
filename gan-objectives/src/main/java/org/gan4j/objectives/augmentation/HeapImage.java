package org.gan4j.objectives.augmentation;

import java.util.Arrays;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * One image on the heap, [channels, height, width] in C order, and maps of it. The linear part of
 * each map is symmetric, so that it is its own derivative, or has its transpose beside it.
 */
@NotThreadSafe
final class HeapImage {
  private final int channels;
  private final int height;
  private final int width;
  private final int[] rows;
  private final int[] columns;
  private final BilinearSampling sampling;
  private double[] values;
  private double[] spare;

  HeapImage(int channels, int height, int width) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.rows = new int[height];
    this.columns = new int[width];
    this.sampling = new BilinearSampling(height, width);
    this.values = new double[channels * height * width];
    this.spare = new double[values.length];
  }

  boolean hasShape(long channels, long height, long width) {
    return this.channels == channels && this.height == height && this.width == width;
  }

  int channels() {
    return channels;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** The values, to be read and changed; another array after {@link #shift} and {@link #sample}. */
  double[] values() {
    return values;
  }

  /** x + amount; the derivative is the identity. */
  void add(double amount) {
    for (int i = 0; i < values.length; i++) {
      values[i] += amount;
    }
  }

  /** factor · x; symmetric. */
  void multiply(double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  /** m + factor · (x - m), with the mean m over the channels of each pixel; symmetric. */
  void saturate(double factor) {
    int area = height * width;
    for (int pixel = 0; pixel < area; pixel++) {
      double sum = 0;
      for (int i = pixel; i < values.length; i += area) {
        sum += values[i];
      }
      double rest = (1 - factor) * sum / channels;
      for (int i = pixel; i < values.length; i += area) {
        values[i] = rest + factor * values[i];
      }
    }
  }

  /** m + factor · (x - m), with the mean m over the image; symmetric. */
  void contrast(double factor) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double rest = (1 - factor) * sum / values.length;
    for (int i = 0; i < values.length; i++) {
      values[i] = rest + factor * values[i];
    }
  }

  /** 0 in a rectangle, which may reach beyond the image; symmetric. */
  void erase(int top, int left, int bottom, int right) {
    int from = Math.max(0, left);
    int to = Math.min(width, right);
    if (from >= to) {
      return;
    }
    for (int channel = 0; channel < channels; channel++) {
      for (int row = Math.max(0, top); row < Math.min(height, bottom); row++) {
        int start = (channel * height + row) * width;
        Arrays.fill(values, start + from, start + to, 0);
      }
    }
  }

  /** The image moved down and to the right by so many pixels. */
  void shift(int down, int right, Border border) {
    locate(down, right, border);
    int at = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int row = 0; row < height; row++) {
        int source = rows[row];
        if (source == Border.CONSTANT) {
          Arrays.fill(spare, at, at + width, border.constant());
          at += width;
          continue;
        }
        int start = (channel * height + source) * width;
        for (int column = 0; column < width; column++) {
          int from = columns[column];
          spare[at++] = from == Border.CONSTANT ? border.constant() : values[start + from];
        }
      }
    }
    exchange();
  }

  /** The transpose of the linear part of {@link #shift}. */
  void shiftTransposed(int down, int right, Border border) {
    locate(down, right, border);
    Arrays.fill(spare, 0);
    int at = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int row = 0; row < height; row++) {
        int source = rows[row];
        if (source == Border.CONSTANT) {
          at += width;
          continue;
        }
        int start = (channel * height + source) * width;
        for (int column = 0; column < width; column++, at++) {
          int from = columns[column];
          if (from != Border.CONSTANT) {
            spare[start + from] += values[at];
          }
        }
      }
    }
    exchange();
  }

  private void locate(int down, int right, Border border) {
    for (int row = 0; row < height; row++) {
      rows[row] = border.pixel(row - down, height);
    }
    for (int column = 0; column < width; column++) {
      columns[column] = border.pixel(column - right, width);
    }
  }

  /** The image at the places of a plane map, interpolated bilinearly. */
  void sample(PlaneMap map, Border border) {
    sampling.locate(map, border);
    sampling.apply(values, spare, border.constant());
    exchange();
  }

  /** The transpose of the linear part of {@link #sample}. */
  void sampleTransposed(PlaneMap map, Border border) {
    sampling.locate(map, border);
    Arrays.fill(spare, 0);
    sampling.applyTransposed(values, spare);
    exchange();
  }

  private void exchange() {
    double[] result = spare;
    spare = values;
    values = result;
  }
}
