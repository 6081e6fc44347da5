package org.gan4j.objectives.task;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The cluster of each training sample. The clusters of a class have consecutive numbers; a cluster
 * may have no samples.
 *
 * <p>Immutable.
 */
final class AssignedClusters {
  private static final String CLASSES = "classes";
  private static final String ASSIGNMENTS = "assignments";

  private final int[] assignments;
  private final ClusterFrequencies frequencies;

  /**
   * Clusters.
   *
   * @param classes of the clusters, in ascending order
   * @param assignments the cluster of each training sample
   */
  AssignedClusters(int[] classes, int... assignments) {
    this.assignments = assignments;
    this.frequencies =
        new ClusterFrequencies(classes, ClusterFrequencies.sizes(classes.length, assignments));
  }

  /** What {@link #arrays} returned. */
  static AssignedClusters of(Map<String, INDArray> arrays) {
    return new AssignedClusters(
        Numbers.integers(arrays, CLASSES), Numbers.integers(arrays, ASSIGNMENTS));
  }

  /** As float32 arrays: the class of each cluster, the cluster of each training sample. */
  Map<String, INDArray> arrays() {
    return Map.of(
        CLASSES, Numbers.array(frequencies.classes()), ASSIGNMENTS, Numbers.array(assignments));
  }

  /** How frequent the clusters are. */
  ClusterFrequencies frequencies() {
    return frequencies;
  }

  /** The clusters of some training samples. */
  int[] of(int... samples) {
    int[] clusters = new int[samples.length];
    for (int i = 0; i < samples.length; i++) {
      clusters[i] = assignments[samples[i]];
    }
    return clusters;
  }
}
