package org.gan4j.objectives.task;

import java.util.stream.IntStream;

/** Distributes clusters among classes. */
final class ClusterShares {
  private ClusterShares() {}

  /**
   * The numbers of clusters: one for each class, and the others in proportion to the samples.
   *
   * @param clusters of all classes; more if there are more classes
   * @param samplesPerCluster a class has no more clusters than can have this many samples each
   * @param samples of each class
   */
  static int[] of(int clusters, int samplesPerCluster, int... samples) {
    long all = Math.max(1, IntStream.of(samples).asLongStream().sum());
    long others = Math.max(0, (long) clusters - samples.length);
    return IntStream.of(samples)
        .map(
            count ->
                Math.min(Math.max(1, count / samplesPerCluster), 1 + (int) (others * count / all)))
        .toArray();
  }
}
