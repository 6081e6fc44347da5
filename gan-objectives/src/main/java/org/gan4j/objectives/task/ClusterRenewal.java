package org.gan4j.objectives.task;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.objectives.task.ClusterCentres.Range;

/**
 * Finds clusters again, in features that have changed since the old ones were found, after Liu,
 * Wang, Bau, Zhu and Torralba, "Diverse image generation via self-conditioned GANs", 2020: k-means
 * begins with the means of the old clusters, and a new cluster has the number of the old one with
 * which it shares most samples.
 */
final class ClusterRenewal {
  /** Enough for the leading components, whose search takes most of the time. */
  private static final int MOST_FOR_COMPONENTS = 2000;

  private final SelfConditionalConfiguration configuration;
  private final TrainingVectors vectors;
  private final AssignedClusters old;
  private final RandomKey key;

  /**
   * Finds nothing yet.
   *
   * @param vectors of the training samples, by the features as they are now
   */
  ClusterRenewal(
      SelfConditionalConfiguration configuration,
      TrainingVectors vectors,
      AssignedClusters old,
      RandomKey key) {
    this.configuration = configuration;
    this.vectors = vectors;
    this.old = old;
    this.key = key;
  }

  /** Reads the samples, and finds their clusters. */
  AssignedClusters clusters() {
    int[] some = vectors.some();
    float[] numbers = vectors.read(some);
    PrincipalSubspace subspace =
        PrincipalSubspace.of(
            apart(numbers, vectors.size()),
            vectors.size(),
            configuration.components(),
            key.split("components"));
    double[] points = subspace.project(numbers);
    int[] classes = vectors.classes(some);
    Numbered found = found(points, subspace.count(), classes, old.of(some));
    int[] all = vectors.all();
    return new AssignedClusters(
        old.frequencies().classes(),
        some.length == all.length
            ? found.nearest(points, classes)
            : assignments(found, subspace, all));
  }

  /** Some of the vectors, evenly apart. */
  private static float[] apart(float[] vectors, int size) {
    int n = vectors.length / size;
    int step = (n + MOST_FOR_COMPONENTS - 1) / MOST_FOR_COMPONENTS;
    float[] some = new float[(n + step - 1) / step * size];
    for (int i = 0; i * size < some.length; i++) {
      System.arraycopy(vectors, i * step * size, some, i * size, size);
    }
    return some;
  }

  private int[] assignments(Numbered found, PrincipalSubspace subspace, int... all) {
    int[] assignments = new int[all.length];
    vectors.each(
        all,
        (start, numbers) -> {
          double[] points = subspace.project(numbers);
          int[] portion = Arrays.copyOfRange(all, start, start + points.length / subspace.count());
          int[] nearest = found.nearest(points, vectors.classes(portion));
          System.arraycopy(nearest, 0, assignments, start, nearest.length);
        });
    return assignments;
  }

  private Numbered found(double[] points, int size, int[] classes, int[] before) {
    Map<Integer, double[]> centres = new TreeMap<>();
    for (int label = 0; label < vectors.classCount(); label++) {
      Range numbers = old.frequencies().ofClass(label);
      double[] ofClass = TrainingVectors.ofClass(points, size, classes, label);
      if (ofClass.length == 0) {
        // So that each sample of the class has a cluster.
        centres.put(numbers.from(), new double[size]);
        continue;
      }
      int chosen = label;
      int[] earlier =
          IntStream.range(0, classes.length)
              .filter(i -> classes[i] == chosen)
              .map(i -> before[i])
              .toArray();
      double[][] renewed =
          KMeans.centres(
              ofClass,
              size,
              means(ofClass, size, earlier),
              numbers.to() - numbers.from(),
              configuration.samplesPerCluster(),
              key.split("centres").split(label));
      int[] now = new ClusterCentres(renewed).nearest(ofClass);
      int[] matched = ClusterMatching.of(earlier, now, numbers, renewed.length);
      for (int i = 0; i < renewed.length; i++) {
        centres.put(matched[i], renewed[i]);
      }
    }
    return new Numbered(centres, old.frequencies());
  }

  /** The means of the old clusters, as far as they have samples, in the order of their numbers. */
  private static List<double[]> means(double[] points, int size, int... clusters) {
    Map<Integer, double[]> sums = new TreeMap<>();
    Map<Integer, Integer> members = new TreeMap<>();
    for (int i = 0; i < clusters.length; i++) {
      double[] sum = sums.computeIfAbsent(clusters[i], any -> new double[size]);
      for (int k = 0; k < size; k++) {
        sum[k] += points[i * size + k];
      }
      members.merge(clusters[i], 1, Integer::sum);
    }
    sums.forEach(
        (cluster, sum) -> {
          int count = members.getOrDefault(cluster, 1);
          Arrays.setAll(sum, k -> sum[k] / count);
        });
    return List.copyOf(sums.values());
  }

  /** Centres with the numbers of their clusters. */
  private static final class Numbered {
    private final int[] numbers;
    private final ClusterCentres search;
    private final Range[] ofClass;

    Numbered(Map<Integer, double[]> centres, ClusterFrequencies clusters) {
      numbers = centres.keySet().stream().mapToInt(Integer::intValue).toArray();
      search = new ClusterCentres(centres.values().toArray(double[][]::new));
      ofClass = ClusterFrequencies.ranges(clusters.classes(numbers));
    }

    /** The number of the nearest cluster of its class, for each point. */
    int[] nearest(double[] points, int... classes) {
      int[] places = search.nearest(points, point -> ofClass[classes[point]]);
      return IntStream.of(places).map(place -> numbers[place]).toArray();
    }
  }
}
