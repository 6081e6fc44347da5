package org.gan4j.objectives.task;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.objectives.task.ClusterCentres.Range;

/**
 * How frequent clusters are among the training data. Each is of one class, and those of a class
 * have consecutive numbers. Without labels, all are of class 0.
 *
 * <p>Immutable.
 */
final class ClusterFrequencies {
  private final int[] classes;
  private final int[] sizes;
  private final Range[] ofClass;

  /**
   * Frequencies.
   *
   * @param classes of the clusters, in ascending order
   * @param sizes samples in each cluster
   */
  ClusterFrequencies(int[] classes, int... sizes) {
    this.classes = classes;
    this.sizes = sizes;
    this.ofClass = ranges(classes);
  }

  /** The clusters of each class. */
  static Range[] ranges(int... classes) {
    Range[] ranges = new Range[classes[classes.length - 1] + 1];
    int from = 0;
    for (int label = 0; label < ranges.length; label++) {
      int to = from;
      while (to < classes.length && classes[to] == label) {
        to++;
      }
      ranges[label] = new Range(from, to);
      from = to;
    }
    return ranges;
  }

  /**
   * Counts samples.
   *
   * @param clusters how many there are
   * @param assignments the cluster of each sample
   */
  static int[] sizes(int clusters, int... assignments) {
    int[] sizes = new int[clusters];
    for (int cluster : assignments) {
      sizes[cluster]++;
    }
    return sizes;
  }

  /** The class of each cluster. */
  int[] classes() {
    return classes.clone();
  }

  /** The classes of some clusters. */
  int[] classes(int... clusters) {
    return IntStream.of(clusters).map(cluster -> classes[cluster]).toArray();
  }

  /** How many training samples are in each cluster. */
  int[] sizes() {
    return sizes.clone();
  }

  /** All clusters. */
  Range all() {
    return new Range(0, sizes.length);
  }

  /** The clusters of a class. */
  Range ofClass(int label) {
    return ofClass[label];
  }

  /**
   * Draws one of some clusters as frequent as in the training data.
   *
   * @param uniform a number drawn from U[0, 1)
   */
  int draw(Range clusters, double uniform) {
    int[] some = Arrays.copyOfRange(sizes, clusters.from(), clusters.to());
    long all = IntStream.of(some).asLongStream().sum();
    if (all == 0) {
      // A class of which there was no sample.
      return clusters.from();
    }
    double rest = uniform * all;
    int chosen = 0;
    while (rest >= some[chosen]) {
      rest -= some[chosen];
      chosen++;
    }
    return clusters.from() + chosen;
  }

  /** One cluster of each class, as frequent as in its training data. */
  int[] ofClasses(RandomKey key, int... labels) {
    return IntStream.range(0, labels.length)
        .map(i -> draw(ofClass[labels[i]], key.split(i).generator().nextDouble()))
        .toArray();
  }

  /** Their number and sizes, in words for the user. */
  List<String> remarks() {
    IntSummaryStatistics filled = IntStream.of(sizes).filter(size -> size > 0).summaryStatistics();
    return List.of(
        String.format(
            Locale.ROOT,
            "clusters: %d of %d to %d of the %,d samples",
            filled.getCount(),
            filled.getMin(),
            filled.getMax(),
            filled.getSum()));
  }
}
