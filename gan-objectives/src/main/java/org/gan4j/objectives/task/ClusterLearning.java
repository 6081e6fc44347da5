package org.gan4j.objectives.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;

/** Finds the clusters of a training's data, or of some of them. */
final class ClusterLearning {
  private final SelfConditionalConfiguration configuration;
  private final TrainingVectors vectors;
  private final RandomKey key;

  ClusterLearning(
      SelfConditionalConfiguration configuration,
      Dataset data,
      Representation representation,
      RandomKey key) {
    this.configuration = configuration;
    this.vectors =
        new TrainingVectors(
            data, representation, configuration.withinClasses(data.classes().size()), key);
    this.key = key;
  }

  /** Reads the samples, and finds their clusters. */
  Clustering clusters() {
    int[] some = vectors.some();
    float[] numbers = vectors.read(some);
    PrincipalSubspace subspace =
        PrincipalSubspace.of(
            numbers, vectors.size(), configuration.components(), key.split("components"));
    double[] points = subspace.project(numbers);
    int[] classes = vectors.classes(some);
    int[] shares = shares(classes);
    List<double[]> centres = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int label = 0; label < shares.length; label++) {
      double[] ofClass = TrainingVectors.ofClass(points, subspace.count(), classes, label);
      for (double[] centre : centres(ofClass, subspace.count(), shares[label], label)) {
        centres.add(centre);
        owners.add(label);
      }
    }
    return Clustering.of(
        subspace,
        centres.toArray(double[][]::new),
        owners.stream().mapToInt(Integer::intValue).toArray(),
        points,
        classes,
        configuration.condition() == ClusterCondition.NEIGHBOURHOOD);
  }

  /** Finds clusters, and the one of each sample. */
  AssignedClusters assigned() {
    Clustering clusters = clusters();
    int[] all = vectors.all();
    int[] assignments = new int[all.length];
    vectors.each(
        all,
        (start, numbers) -> {
          double[] points = clusters.project(numbers);
          int[] portion = Arrays.copyOfRange(all, start, start + points.length / clusters.axes());
          int[] nearest = clusters.nearest(points, vectors.classes(portion));
          System.arraycopy(nearest, 0, assignments, start, nearest.length);
        });
    return new AssignedClusters(clusters.frequencies().classes(), assignments);
  }

  private int[] shares(int... classes) {
    return ClusterShares.of(
        configuration.clusters(),
        configuration.samplesPerCluster(),
        ClusterFrequencies.sizes(vectors.classCount(), classes));
  }

  /** A class without samples has one cluster, so that it can be asked for. */
  private double[][] centres(double[] points, int size, int share, int label) {
    return points.length == 0
        ? new double[1][size]
        : KMeans.centres(
            points,
            size,
            share,
            configuration.samplesPerCluster(),
            key.split("centres").split(label));
  }
}
