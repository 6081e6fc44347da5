package org.gan4j.objectives.task;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.gan4j.objectives.task.ClusterCentres.Range;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Clusters of samples, each of one class and as frequent as among the training data; the clusters
 * of a class have consecutive numbers. Without labels, everything is of class 0.
 *
 * <p>Immutable.
 */
final class Clustering {
  private static final String MEAN = "mean";
  private static final String AXES = "axes";
  private static final String CENTRES = "centres";
  private static final String CLASSES = "classes";
  private static final String SIZES = "sizes";

  private final PrincipalSubspace subspace;
  private final float[] centres;
  private final ClusterCentres search;
  private final Range[] ofClass;
  private final int[] classes;
  private final int[] sizes;

  private Clustering(PrincipalSubspace subspace, float[] centres, int[] classes, int... sizes) {
    this.subspace = subspace;
    this.centres = centres;
    this.classes = classes;
    this.sizes = sizes;
    this.search = new ClusterCentres(rows(centres, classes.length));
    this.ofClass = ranges(classes);
  }

  private static double[][] rows(float[] numbers, int count) {
    int size = numbers.length / count;
    double[][] rows = new double[count][size];
    for (int i = 0; i < numbers.length; i++) {
      rows[i / size][i % size] = numbers[i];
    }
    return rows;
  }

  private static Range[] ranges(int... classes) {
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
   * Counts the samples of clusters.
   *
   * @param centres [clusters][axes]
   * @param classes of the clusters, in ascending order
   * @param points the training data in the subspace, [n × axes]
   * @param labels of the points
   */
  static Clustering of(
      PrincipalSubspace subspace,
      double[][] centres,
      int[] classes,
      double[] points,
      int[] labels) {
    float[] values = new float[centres.length * subspace.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) centres[i / subspace.count()][i % subspace.count()];
    }
    int[] sizes = new int[centres.length];
    Clustering empty = new Clustering(subspace, values, classes, sizes);
    for (int cluster : empty.nearest(points, labels)) {
      sizes[cluster]++;
    }
    return empty;
  }

  /** What {@link #arrays} returned. */
  static Clustering of(Map<String, INDArray> arrays) {
    float[] mean = floats(arrays, MEAN);
    float[] axes = floats(arrays, AXES);
    return new Clustering(
        new PrincipalSubspace(mean, axes, axes.length / mean.length),
        floats(arrays, CENTRES),
        integers(floats(arrays, CLASSES)),
        integers(floats(arrays, SIZES)));
  }

  private static float[] floats(Map<String, INDArray> arrays, String name) {
    INDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("the clusters have no array \"" + name + "\"");
    }
    return floats(array);
  }

  private static float[] floats(INDArray array) {
    try (INDArray copy = array.castTo(DataType.FLOAT).dup('c')) {
      return copy.data().asFloat();
    }
  }

  private static int[] integers(float[] numbers) {
    return IntStream.range(0, numbers.length).map(i -> Math.round(numbers[i])).toArray();
  }

  /** As float32 arrays: the means of the features, axes, centres, and numbers of clusters. */
  Map<String, INDArray> arrays() {
    return Map.of(
        MEAN, Nd4j.createFromArray(subspace.mean()),
        AXES, Nd4j.create(subspace.axes(), new long[] {subspace.mean().length, subspace.count()}),
        CENTRES, Nd4j.create(centres, new long[] {sizes.length, subspace.count()}),
        CLASSES, Nd4j.createFromArray(floats(classes)),
        SIZES, Nd4j.createFromArray(floats(sizes)));
  }

  private static float[] floats(int... numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      floats[i] = numbers[i];
    }
    return floats;
  }

  /** How many clusters there are. */
  int count() {
    return sizes.length;
  }

  /** How many training samples are in each cluster. */
  int[] sizes() {
    return sizes.clone();
  }

  /**
   * The nearest cluster of the sample's class.
   *
   * @param samples [batch, shape]
   * @param labels of the samples
   * @return [batch]
   */
  int[] of(INDArray samples, BlockAverages averages, int... labels) {
    return nearest(subspace.project(averages.of(floats(samples), labels.length)), labels);
  }

  private int[] nearest(double[] points, int... labels) {
    return search.nearest(points, point -> ofClass[labels[point]]);
  }

  /** The clusters of a class. */
  Range ofClass(int label) {
    return ofClass[label];
  }

  /** All clusters. */
  Range all() {
    return new Range(0, sizes.length);
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
}
