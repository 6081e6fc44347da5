package org.gan4j.objectives.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.nn.kernels.Threads;

/**
 * Clusters by k-means: Lloyd, "Least squares quantization in PCM", 1982, from the centres of greedy
 * k-means++ (Arthur and Vassilvitskii 2007, section 7), which takes the best of a few candidates
 * for each centre.
 *
 * <p>All sums have a fixed order, whatever the number of threads.
 */
final class KMeans {
  private static final int MOST_ROUNDS = 60;

  private final double[] points;
  private final int size;
  private final int n;

  private KMeans(double[] points, int size) {
    this.points = points;
    this.size = size;
    this.n = points.length / size;
  }

  /**
   * Finds clusters.
   *
   * @param points [n × size]
   * @param size of a point
   * @param count how many clusters, at least 1; fewer if there are fewer different points
   * @param key randomness of the first centres
   * @return the means of the clusters, [clusters][size], none of which is empty
   */
  static double[][] centres(double[] points, int size, int count, RandomKey key) {
    return new KMeans(points, size).centres(count, key.generator());
  }

  private double[][] centres(int count, RandomGenerator generator) {
    double[][] centres = seeds(count, generator);
    int[] cells = new int[0];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int[] next = new ClusterCentres(centres).nearest(points);
      if (Arrays.equals(next, cells)) {
        break;
      }
      cells = next;
      centres = means(cells, centres.length);
    }
    return centres;
  }

  /** Points far from each other: each with a probability in proportion to its squared distance. */
  private double[][] seeds(int count, RandomGenerator generator) {
    int candidates = 2 + (int) Math.log(count);
    List<double[]> seeds = new ArrayList<>();
    seeds.add(point(generator.nextInt(n)));
    double[] squared = new double[n];
    Arrays.fill(squared, Double.POSITIVE_INFINITY);
    squared = nearer(squared, seeds.get(0));
    while (seeds.size() < count) {
      double[] sums = runningSums(squared);
      if (sums[n - 1] <= 0) {
        break; // every point is a seed
      }
      double least = Double.POSITIVE_INFINITY;
      double[] chosen = seeds.get(0);
      double[] left = squared;
      for (int i = 0; i < candidates; i++) {
        double[] candidate = point(place(sums, generator.nextDouble() * sums[n - 1]));
        double[] rest = nearer(squared, candidate);
        double sum = runningSums(rest)[n - 1];
        if (sum < least) {
          least = sum;
          chosen = candidate;
          left = rest;
        }
      }
      seeds.add(chosen);
      squared = left;
    }
    return seeds.toArray(double[][]::new);
  }

  private double[] point(int index) {
    return Arrays.copyOfRange(points, index * size, (index + 1) * size);
  }

  /** The squared distances to the nearest centre, if this one is added. */
  private double[] nearer(double[] squared, double[] centre) {
    double[] nearer = new double[n];
    Threads.split(
        n,
        (piece, from, to) -> {
          for (int i = from; i < to; i++) {
            nearer[i] = Math.min(squared[i], squaredDistance(i * size, centre));
          }
        });
    return nearer;
  }

  private double squaredDistance(int start, double[] centre) {
    double sum = 0;
    for (int k = 0; k < size; k++) {
      double difference = points[start + k] - centre[k];
      sum += difference * difference;
    }
    return sum;
  }

  private static double[] runningSums(double[] numbers) {
    double[] sums = new double[numbers.length];
    double sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += numbers[i];
      sums[i] = sum;
    }
    return sums;
  }

  /** The first place whose running sum is above a number. */
  private static int place(double[] sums, double number) {
    int low = 0;
    int high = sums.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle] > number) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The mean of each cell that is not empty. */
  private double[][] means(int[] cells, int count) {
    double[][] means = new double[count][size];
    int[] members = new int[count];
    for (int i = 0; i < n; i++) {
      members[cells[i]]++;
      for (int k = 0; k < size; k++) {
        means[cells[i]][k] += points[i * size + k];
      }
    }
    List<double[]> filled = new ArrayList<>();
    for (int cell = 0; cell < count; cell++) {
      if (members[cell] > 0) {
        for (int k = 0; k < size; k++) {
          means[cell][k] /= members[cell];
        }
        filled.add(means[cell]);
      }
    }
    return filled.toArray(double[][]::new);
  }
}
