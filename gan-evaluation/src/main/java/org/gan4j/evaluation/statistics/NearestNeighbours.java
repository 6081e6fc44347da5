package org.gan4j.evaluation.statistics;

import java.util.Arrays;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Vectors;

/** Euclidean distances to nearest neighbours, by comparing all pairs. */
@ThreadSafe
public final class NearestNeighbours {
  private NearestNeighbours() {}

  /**
   * The distance of each vector to the nearest one of others.
   *
   * @param from [n, d]
   * @param others [m, d]
   * @return [n]
   */
  public static double[] distances(Vectors from, Vectors others) {
    double[] distances = squaredDistances(from, others);
    Arrays.setAll(distances, i -> Math.sqrt(distances[i]));
    return distances;
  }

  /** The squares of {@link #distances}. */
  static double[] squaredDistances(Vectors from, Vectors others) {
    double[] distances = new double[from.count()];
    Pairs.SQUARED_DISTANCES.forEachRow(
        from, others, (row, values) -> distances[row] = values[nearest(values)]);
    return distances;
  }

  /** The index of the nearest one of others; the first one of equally near ones. */
  static int[] indices(Vectors from, Vectors others) {
    int[] indices = new int[from.count()];
    Pairs.SQUARED_DISTANCES.forEachRow(
        from, others, (row, values) -> indices[row] = nearest(values));
    return indices;
  }

  /**
   * The nearest vectors of others.
   *
   * @param indices [n][k] of the others, the nearest first; the first one of equally near ones
   * @param distances [n][k] to them
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  public record Neighbours(int[][] indices, double[][] distances) {}

  /**
   * The nearest ones of others.
   *
   * @param from [n, d]
   * @param others [m, d]
   * @param k how many, from 1 to m
   */
  public static Neighbours of(Vectors from, Vectors others, int k) {
    Require.that(k >= 1 && k <= others.count(), "there are too few neighbours");
    int[][] indices = new int[from.count()][];
    double[][] distances = new double[from.count()][];
    Pairs.SQUARED_DISTANCES.forEachRow(
        from,
        others,
        (row, values) -> {
          int[] found = new int[k];
          double[] lengths = new double[k];
          for (int i = 0; i < k; i++) {
            found[i] = nearest(values);
            lengths[i] = Math.sqrt(values[found[i]]);
            values[found[i]] = Double.POSITIVE_INFINITY;
          }
          indices[row] = found;
          distances[row] = lengths;
        });
    return new Neighbours(indices, distances);
  }

  private static int nearest(double[] values) {
    int nearest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[nearest]) {
        nearest = i;
      }
    }
    return nearest;
  }

  /**
   * The squared distance of each vector to its k-th nearest neighbour in the same set, itself not
   * counted.
   *
   * @param k numbers from 1 to n − 1
   * @return [k.length][n]
   */
  static double[][] squaredRadii(Vectors vectors, int... k) {
    int most = Arrays.stream(k).max().orElseThrow();
    Require.that(most < vectors.count(), "there are too few neighbours");
    double[][] radii = new double[k.length][vectors.count()];
    Pairs.SQUARED_DISTANCES.forEachRow(
        vectors,
        vectors,
        (row, values) -> {
          values[row] = Double.POSITIVE_INFINITY;
          double[] smallest = smallest(values, most);
          for (int i = 0; i < k.length; i++) {
            radii[i][row] = smallest[k[i] - 1];
          }
        });
    return radii;
  }

  /** The smallest values in ascending order. */
  private static double[] smallest(double[] values, int count) {
    double[] smallest = new double[count];
    Arrays.fill(smallest, Double.POSITIVE_INFINITY);
    for (double value : values) {
      if (value < smallest[count - 1]) {
        int at = count - 1;
        while (at > 0 && smallest[at - 1] > value) {
          smallest[at] = smallest[at - 1];
          at--;
        }
        smallest[at] = value;
      }
    }
    return smallest;
  }
}
