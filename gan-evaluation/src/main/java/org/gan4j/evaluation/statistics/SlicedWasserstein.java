package org.gan4j.evaluation.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Vectors;

/**
 * Wasserstein distances of projections to random directions. Rabin et al., "Wasserstein barycenter
 * and its application to texture mixing", 2011; Bonneel et al., "Sliced and Radon Wasserstein
 * barycenters of measures", 2015.
 */
@ThreadSafe
public final class SlicedWasserstein {
  private static final int CHUNK = 64;

  /** Numbers of one side that are held at a time. */
  private static final int HELD = 1 << 22;

  private SlicedWasserstein() {}

  /**
   * The size of a vector times the mean of the squared 2-Wasserstein distance over directions. A
   * shift by μ has ‖μ‖², a scale by s about d·(1 − s)² for standard Gaussians.
   *
   * @param directions how many, at least 1
   * @param key randomness of the directions
   */
  public static double squared(Vectors left, Vectors right, int directions, RandomKey key) {
    return left.size() * mean(left, right, directions, key, OrderedWasserstein::squaredSecond);
  }

  /** The mean of the 1-Wasserstein distance over directions, as Karras et al. (2018) have it. */
  public static double first(Vectors left, Vectors right, int directions, RandomKey key) {
    return mean(left, right, directions, key, OrderedWasserstein::first);
  }

  private static double mean(
      Vectors left,
      Vectors right,
      int directions,
      RandomKey key,
      ToDoubleBiFunction<double[], double[]> distance) {
    int most = Math.max(left.count(), right.count());
    int chunk = Math.max(1, Math.min(CHUNK, HELD / most));
    double[] distances = new double[directions];
    for (int from = 0; from < directions; from += chunk) {
      int start = from;
      Vectors chosen = directions(left.size(), from, Math.min(directions, from + chunk), key);
      double[][] projected = new double[chosen.count()][];
      Pairs.INNER_PRODUCTS.forEachRow(
          chosen,
          left,
          (row, values) -> {
            Arrays.sort(values);
            projected[row] = values;
          });
      Pairs.INNER_PRODUCTS.forEachRow(
          chosen,
          right,
          (row, values) -> {
            Arrays.sort(values);
            distances[start + row] = distance.applyAsDouble(projected[row], values);
          });
    }
    double sum = 0;
    for (double value : distances) {
      sum += value;
    }
    return sum / directions;
  }

  /** Directions of length 1: normalized Gaussian vectors. */
  private static Vectors directions(int size, int from, int to, RandomKey key) {
    float[] values = new float[(to - from) * size];
    double[] direction = new double[size];
    for (int i = from; i < to; i++) {
      RandomGenerator generator = key.split(i).generator();
      double squares = 0;
      for (int k = 0; k < size; k++) {
        direction[k] = generator.nextGaussian();
        squares += direction[k] * direction[k];
      }
      for (int k = 0; k < size; k++) {
        values[(i - from) * size + k] = (float) (direction[k] / Math.sqrt(squares));
      }
    }
    return Vectors.of(to - from, size, values);
  }
}
