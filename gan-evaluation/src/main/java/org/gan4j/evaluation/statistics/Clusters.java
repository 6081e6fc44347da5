package org.gan4j.evaluation.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Vectors;

/**
 * Clusters of vectors by k-means: Lloyd, "Least squares quantization in PCM", 1982, from the
 * centres of k-means++ (Arthur and Vassilvitskii 2007).
 *
 * <p>Immutable.
 */
@ThreadSafe
public final class Clusters {
  private static final int MOST_ITERATIONS = 100;

  private final Vectors centres;

  private Clusters(Vectors centres) {
    this.centres = centres;
  }

  /**
   * Finds clusters.
   *
   * @param count how many, at most the number of vectors
   * @param key randomness of the first centres
   */
  public static Clusters of(Vectors vectors, int count, RandomKey key) {
    Require.that(count > 0 && count <= vectors.count(), "there are fewer vectors than clusters");
    Vectors centres = vectors.select(seeds(vectors, count, key.generator()));
    int[] cells = new int[0];
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      int[] next = NearestNeighbours.indices(vectors, centres);
      if (Arrays.equals(next, cells)) {
        break;
      }
      cells = next;
      centres = means(vectors, cells, centres);
    }
    return new Clusters(centres);
  }

  /** Vectors far from each other: each with a probability in proportion to its squared distance. */
  private static int[] seeds(Vectors vectors, int count, RandomGenerator generator) {
    int[] seeds = new int[count];
    seeds[0] = generator.nextInt(vectors.count());
    double[] squared = new double[vectors.count()];
    Arrays.fill(squared, Double.POSITIVE_INFINITY);
    for (int i = 1; i < count; i++) {
      double[] latest = NearestNeighbours.squaredDistances(vectors, vectors.select(seeds[i - 1]));
      double sum = 0;
      for (int k = 0; k < squared.length; k++) {
        squared[k] = Math.min(squared[k], latest[k]);
        sum += squared[k];
      }
      double rest = generator.nextDouble() * sum;
      int chosen = 0;
      while (chosen < squared.length - 1 && rest >= squared[chosen]) {
        rest -= squared[chosen];
        chosen++;
      }
      seeds[i] = chosen;
    }
    return seeds;
  }

  /** The mean of each cell; the old centre of an empty one. */
  private static Vectors means(Vectors vectors, int[] cells, Vectors old) {
    double[][] sums = new double[old.count()][old.size()];
    int[] counts = new int[old.count()];
    for (int i = 0; i < cells.length; i++) {
      counts[cells[i]]++;
      for (int k = 0; k < old.size(); k++) {
        sums[cells[i]][k] += vectors.get(i, k);
      }
    }
    float[] means = new float[old.count() * old.size()];
    for (int cell = 0; cell < counts.length; cell++) {
      for (int k = 0; k < old.size(); k++) {
        means[cell * old.size() + k] =
            counts[cell] == 0 ? old.get(cell, k) : (float) (sums[cell][k] / counts[cell]);
      }
    }
    return Vectors.of(old.count(), old.size(), means);
  }

  /** How many clusters there are. */
  public int count() {
    return centres.count();
  }

  /** The number of the cluster with the nearest centre, for each vector. */
  public int[] assign(Vectors vectors) {
    return NearestNeighbours.indices(vectors, centres);
  }
}
