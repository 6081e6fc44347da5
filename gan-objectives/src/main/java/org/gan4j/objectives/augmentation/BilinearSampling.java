package org.gan4j.objectives.augmentation;

import java.util.Arrays;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * Bilinear interpolation of all channels of an image at the places of a {@link PlaneMap}: each
 * pixel of the result is a weighted mean of the four pixels around its place. At a place with
 * integer coordinates it is that pixel, to the bit.
 */
@NotThreadSafe
final class BilinearSampling {
  private static final int NEIGHBOURS = 4;

  private final int height;
  private final int width;
  private final int[] pixels;
  private final double[] weights;
  private final double[] outside;

  BilinearSampling(int height, int width) {
    this.height = height;
    this.width = width;
    this.pixels = new int[NEIGHBOURS * height * width];
    this.weights = new double[pixels.length];
    this.outside = new double[height * width];
  }

  /** Finds the neighbours of each pixel of the result, and their weights. */
  void locate(PlaneMap map, Border border) {
    double middleRow = (height - 1) / 2.0;
    double middleColumn = (width - 1) / 2.0;
    Arrays.fill(outside, 0);
    int at = 0;
    for (int row = 0; row < height; row++) {
      double v = row - middleRow;
      for (int column = 0; column < width; column++) {
        double u = column - middleColumn;
        double x = map.xx() * u + map.xy() * v + map.x() + middleColumn;
        double y = map.yx() * u + map.yy() * v + map.y() + middleRow;
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        neighbours(at, top, left, y - top, x - left, border);
        at += NEIGHBOURS;
      }
    }
  }

  private void neighbours(int at, int top, int left, double below, double beside, Border border) {
    int firstRow = border.pixel(top, height);
    int secondRow = border.pixel(top + 1, height);
    int firstColumn = border.pixel(left, width);
    int secondColumn = border.pixel(left + 1, width);
    neighbour(at, firstRow, firstColumn, (1 - below) * (1 - beside));
    neighbour(at + 1, firstRow, secondColumn, (1 - below) * beside);
    neighbour(at + 2, secondRow, firstColumn, below * (1 - beside));
    neighbour(at + 3, secondRow, secondColumn, below * beside);
  }

  /** A neighbour beyond a constant border has no weight of its own. */
  private void neighbour(int at, int row, int column, double weight) {
    boolean inside = row != Border.CONSTANT && column != Border.CONSTANT;
    pixels[at] = inside ? row * width + column : 0;
    weights[at] = inside ? weight : 0;
    if (!inside) {
      outside[at / NEIGHBOURS] += weight;
    }
  }

  /** result ← the interpolated image, all channels; {@code constant} stands beyond the border. */
  void apply(double[] image, double[] result, double constant) {
    int area = height * width;
    for (int start = 0; start < image.length; start += area) {
      for (int pixel = 0, i = 0; pixel < area; pixel++, i += NEIGHBOURS) {
        result[start + pixel] =
            weights[i] * image[start + pixels[i]]
                + weights[i + 1] * image[start + pixels[i + 1]]
                + weights[i + 2] * image[start + pixels[i + 2]]
                + weights[i + 3] * image[start + pixels[i + 3]]
                + outside[pixel] * constant;
      }
    }
  }

  /** result ← result + the transpose of the interpolation, applied to a gradient. */
  void applyTransposed(double[] gradient, double[] result) {
    int area = height * width;
    for (int start = 0; start < gradient.length; start += area) {
      for (int pixel = 0, i = 0; pixel < area; pixel++, i += NEIGHBOURS) {
        double slope = gradient[start + pixel];
        result[start + pixels[i]] += weights[i] * slope;
        result[start + pixels[i + 1]] += weights[i + 1] * slope;
        result[start + pixels[i + 2]] += weights[i + 2] * slope;
        result[start + pixels[i + 3]] += weights[i + 3] * slope;
      }
    }
  }
}
