package org.gan4j.datasets.derived;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Edges of a plane of pixels: smoothed by a Gaussian, differentiated by Sobel's kernels, thinned to
 * the local maxima across the edge, and kept where they are connected with a strong one. Canny, "A
 * computational approach to edge detection", 1986, sections VI and VII.
 */
final class CannyEdges {
  /** Sobel's kernel sums up a slope of 1 in eight parts. */
  private static final double SOBEL = 8;

  /** tan 22.5°: gradients below it point along the rows. */
  private static final double DIAGONAL = Math.sqrt(2) - 1;

  private final PictureFilter.Edges settings;

  CannyEdges(PictureFilter.Edges settings) {
    this.settings = settings;
  }

  /**
   * Draws the edges.
   *
   * @param plane [height, width] in [-1, 1]
   * @return [height, width]: -1 on an edge, 1 elsewhere
   */
  float[] of(float[] plane, int height, int width) {
    Plane smooth = new Plane(unit(plane), height, width).smoothed(settings.sigma());
    double[] strength = thinned(smooth);
    return traced(strength, height, width);
  }

  /** From 0 for black to 1 for white. */
  private static double[] unit(float... plane) {
    double[] unit = new double[plane.length];
    Arrays.setAll(unit, i -> (plane[i] + 1) / 2.0);
    return unit;
  }

  /** The slope of each pixel that has the largest one of its neighbours across the edge, or 0. */
  private static double[] thinned(Plane plane) {
    int length = plane.pixels().length;
    double[] across = new double[length];
    double[] down = new double[length];
    double[] slope = new double[length];
    for (int i = 0; i < length; i++) {
      int y = i / plane.width();
      int x = i % plane.width();
      across[i] = plane.difference(y, x, /* down= */ false) / SOBEL;
      down[i] = plane.difference(y, x, /* down= */ true) / SOBEL;
      slope[i] = Math.hypot(across[i], down[i]);
    }
    Plane slopes = new Plane(slope, plane.height(), plane.width());
    double[] thinned = new double[length];
    for (int i = 0; i < length; i++) {
      int y = i / plane.width();
      int x = i % plane.width();
      int dx =
          Math.abs(across[i]) < DIAGONAL * Math.abs(down[i]) ? 0 : (int) Math.signum(across[i]);
      int dy = Math.abs(down[i]) < DIAGONAL * Math.abs(across[i]) ? 0 : (int) Math.signum(down[i]);
      // Of two equal neighbours, the one on the lighter side.
      boolean isPeak =
          slope[i] > slopes.inside(y + dy, x + dx) && slope[i] >= slopes.inside(y - dy, x - dx);
      thinned[i] = isPeak ? slope[i] : 0;
    }
    return thinned;
  }

  /** Follows edges from strong pixels to neighbours that are strong enough. */
  private float[] traced(double[] strength, int height, int width) {
    float[] drawn = new float[strength.length];
    Arrays.fill(drawn, 1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < strength.length; i++) {
      if (strength[i] >= settings.high()) {
        drawn[i] = -1;
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      int from = open.remove();
      for (int y = Math.max(0, from / width - 1);
          y <= Math.min(height - 1, from / width + 1);
          y++) {
        for (int x = Math.max(0, from % width - 1);
            x <= Math.min(width - 1, from % width + 1);
            x++) {
          int i = y * width + x;
          if (drawn[i] > 0 && strength[i] >= settings.low()) {
            drawn[i] = -1;
            open.add(i);
          }
        }
      }
    }
    return drawn;
  }

  /**
   * Pixels whose border is continued outwards.
   *
   * @param pixels [height, width]
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Plane(double[] pixels, int height, int width) {

    private double at(int y, int x) {
      return pixels[
          Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))];
    }

    /** A pixel, or 0 outside of the plane. */
    private double inside(int y, int x) {
      return y < 0 || x < 0 || y >= height || x >= width ? 0 : pixels[y * width + x];
    }

    /** Sobel's sum of differences. */
    private double difference(int y, int x, boolean down) {
      double sum = 0;
      for (int side = -1; side <= 1; side++) {
        double weight = side == 0 ? 2 : 1;
        sum +=
            weight
                * (down
                    ? at(y + 1, x + side) - at(y - 1, x + side)
                    : at(y + side, x + 1) - at(y + side, x - 1));
      }
      return sum;
    }

    private Plane smoothed(double sigma) {
      int radius = (int) Math.ceil(3 * sigma);
      double[] weights = new double[2 * radius + 1];
      Arrays.setAll(
          weights, i -> StrictMath.exp(-(i - radius) * (i - radius) / (2.0 * sigma * sigma)));
      double sum = Arrays.stream(weights).sum();
      Plane rows = convolved(weights, sum, radius, /* down= */ false);
      return rows.convolved(weights, sum, radius, /* down= */ true);
    }

    private Plane convolved(double[] weights, double sum, int radius, boolean down) {
      double[] result = new double[pixels.length];
      for (int i = 0; i < result.length; i++) {
        int y = i / width;
        int x = i % width;
        double total = 0;
        for (int k = -radius; k <= radius; k++) {
          total += weights[k + radius] * (down ? at(y + k, x) : at(y, x + k));
        }
        result[i] = total / sum;
      }
      return new Plane(result, height, width);
    }
  }
}
