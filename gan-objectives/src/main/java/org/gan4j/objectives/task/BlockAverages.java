package org.gan4j.objectives.task;

import org.gan4j.api.SampleShape;

/**
 * Images with averages of square blocks in place of pixels, so that a sample has at most 1,024
 * numbers: the leading principal components of images are smooth. Vectors stay as they are.
 */
final class BlockAverages implements Representation {
  private static final int MOST_NUMBERS = 1024;

  private final SampleShape shape;
  private final int edge;

  BlockAverages(SampleShape shape) {
    this.shape = shape;
    this.edge = shape.isImage() ? edge(shape) : 1;
  }

  private static int edge(SampleShape image) {
    int longest = Math.max(image.height(), image.width());
    int edge = 1;
    while (edge < longest && numbers(image, edge) > MOST_NUMBERS) {
      edge++;
    }
    return edge;
  }

  private static long numbers(SampleShape image, int edge) {
    return (long) image.channels() * blocks(image.height(), edge) * blocks(image.width(), edge);
  }

  private static int blocks(int length, int edge) {
    return (length + edge - 1) / edge;
  }

  @Override
  public int size() {
    return shape.isImage() ? (int) numbers(shape, edge) : shape.length();
  }

  /** The samples themselves if a block is one pixel. */
  @Override
  public float[] of(float[] samples, int count) {
    if (edge == 1) {
      return samples;
    }
    int height = shape.height();
    int width = shape.width();
    int rows = blocks(height, edge);
    int columns = blocks(width, edge);
    float[] averages = new float[count * size()];
    for (int plane = 0; plane < count * shape.channels(); plane++) {
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          averages[(plane * rows + row) * columns + column] =
              (float) average(samples, plane * height * width, row * edge, column * edge);
        }
      }
    }
    return averages;
  }

  /** The average of a block of a plane; blocks at the end may be smaller. */
  private double average(float[] samples, int plane, int top, int left) {
    int bottom = Math.min(top + edge, shape.height());
    int right = Math.min(left + edge, shape.width());
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += samples[plane + y * shape.width() + x];
      }
    }
    return sum / ((bottom - top) * (right - left));
  }
}
