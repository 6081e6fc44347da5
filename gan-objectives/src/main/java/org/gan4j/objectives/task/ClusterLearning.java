package org.gan4j.objectives.task;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;

/** Finds the clusters of a training's data, or of some of them. */
final class ClusterLearning {
  /** More samples hardly move the centres, and take longer. */
  private static final int MOST_SAMPLES = 20_000;

  /** Of all samples: 160 MB. */
  private static final int MOST_NUMBERS = 40_000_000;

  private static final int PORTION = 256;

  private final SelfConditionalConfiguration configuration;
  private final Dataset data;
  private final RandomKey key;
  private final Representation representation;
  private final int[] indices;
  private final boolean withinClasses;

  ClusterLearning(
      SelfConditionalConfiguration configuration,
      Dataset data,
      Representation representation,
      RandomKey key) {
    this.configuration = configuration;
    this.data = data;
    this.key = key;
    this.representation = representation;
    this.withinClasses = configuration.withinClasses(data.classes().size());
    int most = Math.max(1, Math.min(MOST_SAMPLES, MOST_NUMBERS / representation.size()));
    this.indices = indices(data.size(), most, key.split("samples"));
  }

  private static int[] indices(int size, int most, RandomKey key) {
    int[] indices = IntStream.range(0, size).toArray();
    if (size <= most) {
      return indices;
    }
    key.shuffle(indices);
    int[] some = Arrays.copyOf(indices, most);
    Arrays.sort(some);
    return some;
  }

  /** Reads the samples, and finds their clusters. */
  Clustering clusters() {
    float[] vectors = read();
    PrincipalSubspace subspace =
        PrincipalSubspace.of(
            vectors, representation.size(), configuration.components(), key.split("components"));
    double[] points = subspace.project(vectors);
    int[] classes = classes();
    int[] shares = shares(classes);
    List<double[]> centres = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int label = 0; label < shares.length; label++) {
      double[][] found =
          centres(
              ofClass(points, subspace.count(), classes, label), subspace.count(), shares, label);
      for (double[] centre : found) {
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

  private int[] shares(int... classes) {
    int[] samples = new int[withinClasses ? data.classes().size() : 1];
    for (int label : classes) {
      samples[label]++;
    }
    return ClusterShares.of(configuration.clusters(), configuration.samplesPerCluster(), samples);
  }

  /** A class without samples has one cluster, so that it can be asked for. */
  private double[][] centres(double[] points, int size, int[] shares, int label) {
    return points.length == 0
        ? new double[1][size]
        : KMeans.centres(
            points,
            size,
            shares[label],
            configuration.samplesPerCluster(),
            key.split("centres").split(label));
  }

  private float[] read() {
    int length = data.shape().length();
    float[] vectors = new float[Math.multiplyExact(indices.length, representation.size())];
    for (int start = 0; start < indices.length; start += PORTION) {
      int[] portion = Arrays.copyOfRange(indices, start, Math.min(start + PORTION, indices.length));
      float[] samples = new float[portion.length * length];
      data.read(portion, key.split("augmentation").split(start), FloatBuffer.wrap(samples));
      float[] numbers = representation.of(samples, portion.length);
      System.arraycopy(numbers, 0, vectors, start * representation.size(), numbers.length);
    }
    return vectors;
  }

  /** The class of each sample; 0 if clusters may span classes. */
  private int[] classes() {
    return withinClasses
        ? IntStream.of(indices).map(data::label).toArray()
        : new int[indices.length];
  }

  private static double[] ofClass(double[] points, int size, int[] classes, int label) {
    int[] members = IntStream.range(0, classes.length).filter(i -> classes[i] == label).toArray();
    double[] chosen = new double[members.length * size];
    for (int i = 0; i < members.length; i++) {
      System.arraycopy(points, members[i] * size, chosen, i * size, size);
    }
    return chosen;
  }
}
