package org.gan4j.objectives.task;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.gan4j.objectives.task.ClusterCentres.Range;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Clusters of samples, each of one class and as frequent as among the training data; the clusters
 * of a class have consecutive numbers, and the samples of a cluster as well. Without labels,
 * everything is of class 0.
 *
 * <p>Immutable.
 */
final class Clustering {
  private static final String MEAN = "mean";
  private static final String AXES = "axes";
  private static final String CENTRES = "centres";
  private static final String DEVIATIONS = "deviations";
  private static final String POINTS = "points";
  private static final String CLASSES = "classes";
  private static final String SIZES = "sizes";

  private final PrincipalSubspace subspace;
  private final float[] centres;
  private final float[] deviations;
  private final float[] points;
  private final ClusterCentres search;
  private final ClusterFrequencies frequencies;
  private final int[] starts;

  /**
   * Clusters.
   *
   * @param points of all samples, in the order of their clusters; empty if they were not kept
   */
  private Clustering(
      PrincipalSubspace subspace,
      float[] centres,
      float[] deviations,
      float[] points,
      int[] classes,
      int... sizes) {
    this.subspace = subspace;
    this.centres = centres;
    this.deviations = deviations;
    this.points = points;
    this.search = new ClusterCentres(rows(centres, classes.length));
    this.frequencies = new ClusterFrequencies(classes, sizes);
    this.starts = starts(sizes);
  }

  private static int[] starts(int... sizes) {
    int[] starts = new int[sizes.length + 1];
    for (int i = 0; i < sizes.length; i++) {
      starts[i + 1] = starts[i] + sizes[i];
    }
    return starts;
  }

  private static double[][] rows(float[] numbers, int count) {
    int size = numbers.length / count;
    double[][] rows = new double[count][size];
    for (int i = 0; i < numbers.length; i++) {
      rows[i / size][i % size] = numbers[i];
    }
    return rows;
  }

  /**
   * Counts the samples of clusters.
   *
   * @param centres [clusters][axes]
   * @param classes of the clusters, in ascending order
   * @param points the training data in the subspace, [n × axes]
   * @param labels of the points
   * @param kept whether to keep the points
   */
  static Clustering of(
      PrincipalSubspace subspace,
      double[][] centres,
      int[] classes,
      double[] points,
      int[] labels,
      boolean kept) {
    int axes = subspace.count();
    float[] values = new float[centres.length * axes];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) centres[i / axes][i % axes];
    }
    Range[] ofClass = ClusterFrequencies.ranges(classes);
    int[] clusters =
        new ClusterCentres(rows(values, classes.length))
            .nearest(points, point -> ofClass[labels[point]]);
    int[] sizes = ClusterFrequencies.sizes(centres.length, clusters);
    return new Clustering(
        subspace,
        values,
        deviations(points, values, axes, clusters),
        kept ? inOrder(points, axes, starts(sizes), clusters) : new float[0],
        classes,
        sizes);
  }

  /** The standard deviation of points around the centres of their clusters, along each axis. */
  private static float[] deviations(double[] points, float[] centres, int axes, int... clusters) {
    double[] squares = new double[axes];
    for (int i = 0; i < points.length; i++) {
      double difference = points[i] - centres[clusters[i / axes] * axes + i % axes];
      squares[i % axes] += difference * difference;
    }
    float[] deviations = new float[axes];
    for (int k = 0; k < axes; k++) {
      deviations[k] = (float) Math.sqrt(squares[k] / clusters.length);
    }
    return deviations;
  }

  private static float[] inOrder(double[] points, int axes, int[] starts, int... clusters) {
    int[] next = starts.clone();
    float[] ordered = new float[points.length];
    for (int i = 0; i < clusters.length; i++) {
      int place = next[clusters[i]]++;
      for (int k = 0; k < axes; k++) {
        ordered[place * axes + k] = (float) points[i * axes + k];
      }
    }
    return ordered;
  }

  /** What {@link #arrays} returned. */
  static Clustering of(Map<String, INDArray> arrays) {
    float[] mean = Numbers.floats(arrays, MEAN);
    float[] axes = Numbers.floats(arrays, AXES);
    return new Clustering(
        new PrincipalSubspace(mean, axes, axes.length / mean.length),
        Numbers.floats(arrays, CENTRES),
        Numbers.floats(arrays, DEVIATIONS),
        arrays.containsKey(POINTS) ? Numbers.floats(arrays, POINTS) : new float[0],
        Numbers.integers(arrays, CLASSES),
        Numbers.integers(arrays, SIZES));
  }

  /**
   * As float32 arrays: the means of the features, axes, centres, deviations within clusters,
   * numbers of clusters, and the points if they are kept.
   */
  Map<String, INDArray> arrays() {
    Map<String, INDArray> arrays = new HashMap<>();
    int axes = axes();
    arrays.put(MEAN, Nd4j.createFromArray(subspace.mean()));
    arrays.put(AXES, Nd4j.create(subspace.axes(), new long[] {subspace.mean().length, axes}));
    arrays.put(CENTRES, Nd4j.create(centres, new long[] {centres.length / axes, axes}));
    arrays.put(DEVIATIONS, Nd4j.createFromArray(deviations));
    arrays.put(CLASSES, Numbers.array(frequencies.classes()));
    arrays.put(SIZES, Numbers.array(frequencies.sizes()));
    if (points.length > 0) {
      arrays.put(POINTS, Nd4j.create(points, new long[] {points.length / axes, axes}));
    }
    return Map.copyOf(arrays);
  }

  /** How many axes the subspace has. */
  int axes() {
    return subspace.count();
  }

  /** How frequent the clusters are. */
  ClusterFrequencies frequencies() {
    return frequencies;
  }

  /**
   * Samples in the subspace.
   *
   * @param samples [count, shape]
   * @return [count × axes]
   */
  double[] project(INDArray samples, Representation representation) {
    return project(representation.of(Numbers.floats(samples), (int) samples.size(0)));
  }

  /**
   * Samples in the subspace.
   *
   * @param numbers by which samples are compared, [count × size]
   * @return [count × axes]
   */
  double[] project(float[] numbers) {
    return subspace.project(numbers);
  }

  /**
   * The nearest clusters of the points' classes.
   *
   * @param points [n × axes]
   * @param labels of the points
   * @return [n]
   */
  int[] nearest(double[] points, int... labels) {
    return search.nearest(points, point -> frequencies.ofClass(labels[point]));
  }

  /**
   * The nearest of all clusters.
   *
   * @param points [n × axes]
   * @return [n]
   */
  int[] nearestOfAll(double[] points) {
    return search.nearest(points);
  }

  /**
   * The centres of clusters.
   *
   * @return [clusters × axes]
   */
  double[] centres(int... clusters) {
    return rows(centres, clusters, axes());
  }

  /** The standard deviation of the training data within clusters, along each axis. */
  double[] deviations() {
    double[] numbers = new double[deviations.length];
    Arrays.setAll(numbers, k -> deviations[k]);
    return numbers;
  }

  /** The mean square of a coordinate of the training data, whose mean is 0. */
  double meanSquare() {
    int axes = axes();
    int[] sizes = frequencies.sizes();
    long all = Math.max(1, IntStream.of(sizes).asLongStream().sum());
    double sum = 0;
    for (int i = 0; i < centres.length; i++) {
      sum += (double) centres[i] * centres[i] * sizes[i / axes] / all;
    }
    for (float deviation : deviations) {
      sum += (double) deviation * deviation;
    }
    return sum / axes;
  }

  /**
   * Draws one of the kept samples of some clusters.
   *
   * @param uniform a number drawn from U[0, 1)
   * @return its place; −1 if there is none
   */
  int sample(Range clusters, double uniform) {
    int from = starts[clusters.from()];
    int count = starts[clusters.to()] - from;
    return count == 0 ? -1 : from + (int) (uniform * count);
  }

  /**
   * Kept samples.
   *
   * @param places of the samples; the mean of all samples for −1
   * @return [places × axes]
   */
  double[] points(int... places) {
    return rows(points, places, axes());
  }

  /** The classes of kept samples. */
  int[] labels(int... places) {
    return frequencies.classes(IntStream.of(places).map(this::cluster).toArray());
  }

  private int cluster(int place) {
    // The last of those that start there: others have no samples.
    int found = Arrays.binarySearch(starts, place);
    int cluster = found >= 0 ? found : -found - 2;
    while (cluster + 2 < starts.length && starts[cluster + 1] <= place) {
      cluster++;
    }
    return Math.max(0, cluster);
  }

  private static double[] rows(float[] numbers, int[] chosen, int size) {
    double[] rows = new double[chosen.length * size];
    for (int i = 0; i < chosen.length; i++) {
      for (int k = 0; chosen[i] >= 0 && k < size; k++) {
        rows[i * size + k] = numbers[chosen[i] * size + k];
      }
    }
    return rows;
  }
}
