package org.gan4j.objectives.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.objectives.task.ClusterCentres.Range;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class KMeansTest {
  private static final int SIZE = 3;

  private static double[] gaussian(int count, long seed) {
    RandomGenerator generator = RandomKey.ofSeed(seed).generator();
    return IntStream.range(0, count * SIZE).mapToDouble(i -> generator.nextGaussian()).toArray();
  }

  private static double squaredDistance(double[] points, int point, double[] centre) {
    double sum = 0;
    for (int k = 0; k < SIZE; k++) {
      sum += Math.pow(points[point * SIZE + k] - centre[k], 2);
    }
    return sum;
  }

  /** By comparing each point with each centre. */
  private static int[] plainlyNearest(double[] points, double[][] centres, int from, int to) {
    int[] nearest = new int[points.length / SIZE];
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = from;
      for (int centre = from; centre < to; centre++) {
        if (squaredDistance(points, i, centres[centre])
            < squaredDistance(points, i, centres[nearest[i]])) {
          nearest[i] = centre;
        }
      }
    }
    return nearest;
  }

  private static double sumOfSquares(double[] points, double[][] centres) {
    int[] nearest = plainlyNearest(points, centres, 0, centres.length);
    return IntStream.range(0, nearest.length)
        .mapToDouble(i -> squaredDistance(points, i, centres[nearest[i]]))
        .sum();
  }

  @Test
  void findsTheNearestCentres() {
    double[] points = gaussian(200, 1);
    double[] numbers = gaussian(9, 2);
    double[][] centres = new double[9][];
    Arrays.setAll(centres, i -> Arrays.copyOfRange(numbers, i * SIZE, (i + 1) * SIZE));
    ClusterCentres search = new ClusterCentres(centres);

    assertThat(search.nearest(points)).containsExactly(plainlyNearest(points, centres, 0, 9));
    assertThat(search.nearest(points, point -> new Range(2, 6)))
        .containsExactly(plainlyNearest(points, centres, 2, 6));
  }

  /** Lloyd's two conditions for an optimum. */
  @Test
  void endsWithMeansOfTheNearestPoints() {
    double[] points = gaussian(300, 3);
    double[][] centres = KMeans.centres(points, SIZE, 5, 1, RandomKey.ofSeed(4));
    int[] nearest = plainlyNearest(points, centres, 0, 5);

    assertThat(centres).hasDimensions(5, SIZE);
    for (int centre = 0; centre < 5; centre++) {
      int chosen = centre;
      int[] members = IntStream.range(0, 300).filter(i -> nearest[i] == chosen).toArray();
      for (int k = 0; k < SIZE; k++) {
        int coordinate = k;
        double mean =
            IntStream.of(members)
                .mapToDouble(i -> points[i * SIZE + coordinate])
                .average()
                .orElse(9);
        assertThat(centres[centre][k])
            .isCloseTo(mean, org.assertj.core.api.Assertions.within(1e-12));
      }
    }
  }

  /** The best of many plain runs from random points is hard to beat, and not far. */
  @Test
  void isAsGoodAsManyPlainRuns() {
    double[] points = gaussian(150, 5);
    double best = Double.POSITIVE_INFINITY;
    for (int run = 0; run < 50; run++) {
      best = Math.min(best, sumOfSquares(points, plainLloyd(points, 4, 100 + run)));
    }

    double found = sumOfSquares(points, KMeans.centres(points, SIZE, 4, 1, RandomKey.ofSeed(6)));
    assertThat(found).isLessThan(1.05 * best);
  }

  private static double[][] plainLloyd(double[] points, int count, long seed) {
    int n = points.length / SIZE;
    RandomGenerator generator = RandomKey.ofSeed(seed).generator();
    double[][] centres = new double[count][];
    Arrays.setAll(
        centres,
        i -> {
          int chosen = generator.nextInt(n);
          return Arrays.copyOfRange(points, chosen * SIZE, (chosen + 1) * SIZE);
        });
    for (int round = 0; round < 50; round++) {
      int[] nearest = plainlyNearest(points, centres, 0, count);
      for (int centre = 0; centre < count; centre++) {
        List<double[]> members = new ArrayList<>();
        for (int i = 0; i < n; i++) {
          if (nearest[i] == centre) {
            members.add(Arrays.copyOfRange(points, i * SIZE, (i + 1) * SIZE));
          }
        }
        for (int k = 0; k < SIZE && !members.isEmpty(); k++) {
          int coordinate = k;
          centres[centre][k] =
              members.stream().mapToDouble(member -> member[coordinate]).average().orElseThrow();
        }
      }
    }
    return centres;
  }

  @Test
  void hasNoMoreCentresThanDifferentPoints() {
    double[] points = new double[40 * SIZE];
    Arrays.setAll(points, i -> i / SIZE % 4);

    assertThat(KMeans.centres(points, SIZE, 10, 1, RandomKey.ofSeed(7))).hasDimensions(4, SIZE);
    assertThat(KMeans.centres(new double[SIZE], SIZE, 10, 1, RandomKey.ofSeed(7)))
        .hasDimensions(1, SIZE);
  }

  @Test
  void dissolvesSmallClusters() {
    double[] points = gaussian(300, 10);
    double[][] all = KMeans.centres(points, SIZE, 30, 1, RandomKey.ofSeed(11));
    double[][] large = KMeans.centres(points, SIZE, 30, 9, RandomKey.ofSeed(11));
    int[] nearest = plainlyNearest(points, large, 0, large.length);

    assertThat(all).hasDimensions(30, SIZE);
    assertThat(large.length).isBetween(2, 29);
    assertThat(List.of(all)).contains(large);
    for (int cell = 0; cell < large.length; cell++) {
      int chosen = cell;
      assertThat(IntStream.of(nearest).filter(i -> i == chosen).count()).isGreaterThanOrEqualTo(9);
    }
    assertThat(KMeans.centres(points, SIZE, 30, 400, RandomKey.ofSeed(11))).hasDimensions(1, SIZE);
  }

  @Test
  void findsTheSameBitsOnAnyNumberOfThreads() {
    double[] points = gaussian(500, 8);
    float[] vectors = new float[points.length];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) points[i];
    }
    int threads = Nd4j.getEnvironment().maxThreads();
    List<double[][]> centres = new ArrayList<>();
    List<float[]> axes = new ArrayList<>();
    try {
      for (int count : new int[] {1, 2, 3}) {
        Nd4j.getEnvironment().setMaxThreads(count);
        centres.add(KMeans.centres(points, SIZE, 20, 10, RandomKey.ofSeed(9)));
        axes.add(PrincipalSubspace.of(vectors, 30, 4, RandomKey.ofSeed(9)).axes());
      }
    } finally {
      Nd4j.getEnvironment().setMaxThreads(threads);
    }

    assertThat(centres).allMatch(one -> Arrays.deepEquals(one, centres.get(0)));
    assertThat(axes).allMatch(one -> Arrays.equals(one, axes.get(0)));
  }
}
