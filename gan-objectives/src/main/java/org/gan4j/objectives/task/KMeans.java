package org.gan4j.objectives.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;

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
   * @param least how many points a cluster has at least: smaller ones are dissolved, the smallest
   *     first, into those around them
   * @param key randomness of the first centres
   * @return the centres of the clusters, [clusters][size], at least one
   */
  static double[][] centres(double[] points, int size, int count, int least, RandomKey key) {
    return centres(points, size, List.of(), count, least, key);
  }

  /**
   * Finds clusters, from given centres and as many others as are missing.
   *
   * @param first centres to begin with, at most {@code count}
   */
  static double[][] centres(
      double[] points, int size, List<double[]> first, int count, int least, RandomKey key) {
    KMeans means = new KMeans(points, size);
    return means.withoutSmall(means.centres(first, count, key.generator()), least);
  }

  private double[][] centres(List<double[]> first, int count, RandomGenerator generator) {
    double[][] centres = seeds(first, count, generator);
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
  private double[][] seeds(List<double[]> first, int count, RandomGenerator generator) {
    int candidates = 2 + (int) Math.log(count);
    List<double[]> seeds = new ArrayList<>(first);
    if (seeds.isEmpty()) {
      seeds.add(point(generator.nextInt(n)));
    }
    double[] squared = new double[n];
    Arrays.fill(squared, Double.POSITIVE_INFINITY);
    for (double[] seed : seeds) {
      squared = nearer(squared, seed);
    }
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
    Pieces.run(
        n,
        (from, to) -> {
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

  private double[][] withoutSmall(double[][] centres, int least) {
    double[][] kept = centres;
    int[] cells = new ClusterCentres(kept).nearest(points);
    while (kept.length > 1) {
      int[] members = members(cells, kept.length);
      int smallest = smallest(members);
      if (members[smallest] >= least) {
        break;
      }
      kept = without(kept, smallest);
      leave(cells, smallest, new ClusterCentres(kept));
    }
    return kept;
  }

  private static int[] members(int[] cells, int count) {
    int[] members = new int[count];
    for (int cell : cells) {
      members[cell]++;
    }
    return members;
  }

  private static int smallest(int... members) {
    int smallest = 0;
    for (int cell = 1; cell < members.length; cell++) {
      if (members[cell] < members[smallest]) {
        smallest = cell;
      }
    }
    return smallest;
  }

  private static double[][] without(double[][] centres, int index) {
    double[][] others = new double[centres.length - 1][];
    for (int i = 0; i < others.length; i++) {
      others[i] = centres[i < index ? i : i + 1];
    }
    return others;
  }

  /** Moves the points of a cell to others; the numbers of the cells after it become smaller. */
  private void leave(int[] cells, int cell, ClusterCentres others) {
    for (int i = 0; i < n; i++) {
      if (cells[i] == cell) {
        cells[i] = others.nearest(point(i))[0];
      } else if (cells[i] > cell) {
        cells[i]--;
      }
    }
  }

  /** The mean of each cell that is not empty. */
  private double[][] means(int[] cells, int count) {
    double[][] means = new double[count][size];
    int[] members = members(cells, count);
    for (int i = 0; i < n; i++) {
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
