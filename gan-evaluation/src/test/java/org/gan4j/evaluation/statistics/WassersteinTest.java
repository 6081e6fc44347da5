package org.gan4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Vectors;
import org.junit.jupiter.api.Test;

/** Wasserstein distances of numbers, of slices and of columns. */
class WassersteinTest {
  private static final RandomKey KEY = RandomKey.ofSeed(8);
  private static final int DIRECTIONS = 1000;

  /** Each number as often as the other side has numbers: sets of one size. */
  private static double[] repeated(double[] values, int times) {
    double[] repeated = new double[values.length * times];
    Arrays.setAll(repeated, i -> values[i / times]);
    return repeated;
  }

  private static double plain(double[] left, double[] right, int power) {
    double[] lefts = repeated(left, right.length);
    double[] rights = repeated(right, left.length);
    double sum = 0;
    for (int i = 0; i < lefts.length; i++) {
      sum += Math.pow(Math.abs(lefts[i] - rights[i]), power);
    }
    return sum / lefts.length;
  }

  private static double[] sorted(RandomGenerator generator, int count) {
    double[] values = generator.doubles(count).toArray();
    Arrays.sort(values);
    return values;
  }

  @Test
  void isExactForSetsOfDifferentSizes() {
    RandomGenerator generator = KEY.generator();
    for (int[] sizes : new int[][] {{1, 1}, {7, 7}, {6, 9}, {13, 8}, {1, 5}, {40, 39}}) {
      double[] left = sorted(generator, sizes[0]);
      double[] right = sorted(generator, sizes[1]);

      // At most 1,560 terms below 1.
      assertThat(OrderedWasserstein.first(left, right))
          .isCloseTo(plain(left, right, 1), within(1e-13));
      assertThat(OrderedWasserstein.squaredSecond(left, right))
          .isCloseTo(plain(left, right, 2), within(1e-13));
    }
  }

  /**
   * A shift by μ has ‖μ‖²: exactly on average over the directions. The mean of (θ·μ)² over 1,000
   * directions deviates by √(2/1000) = 4.5 % at most.
   */
  @Test
  void sliceOfAShiftIsItsSquare() {
    Vectors vectors = Gaussians.of(200, 10, 1);

    assertThat(
            SlicedWasserstein.squared(vectors, Gaussians.moved(vectors, 0.7, 1), DIRECTIONS, KEY))
        .isCloseTo(10 * 0.49, within(0.18 * 10 * 0.49));
    assertThat(SlicedWasserstein.squared(vectors, vectors, DIRECTIONS, KEY)).isZero();
  }

  /**
   * A scale by s has d(1 − s)² for standard Gaussians: (1 − s)² times the mean square of 200·10
   * numbers, which deviates by √(2/2000) = 3 %.
   */
  @Test
  void sliceOfAScaleIsTheSquareOfItsDifference() {
    Vectors vectors = Gaussians.of(200, 10, 2);

    assertThat(
            SlicedWasserstein.squared(vectors, Gaussians.moved(vectors, 0, 1.5), DIRECTIONS, KEY))
        .isCloseTo(10 * 0.25, within(0.13 * 10 * 0.25));
  }

  /** The directions are float32, the projections double. */
  @Test
  void slicesAreProjectionsInOrder() {
    Vectors left = Gaussians.of(30, 6, 3);
    Vectors right = Gaussians.of(42, 6, 4, 0.4, 1.3);
    double squares = 0;
    double firsts = 0;
    for (int i = 0; i < 100; i++) {
      RandomGenerator generator = KEY.split(i).generator();
      double[] direction = new double[6];
      double length = 0;
      for (int k = 0; k < 6; k++) {
        direction[k] = generator.nextGaussian();
        length += direction[k] * direction[k];
      }
      for (int k = 0; k < 6; k++) {
        direction[k] /= Math.sqrt(length);
      }
      squares += plain(projected(left, direction), projected(right, direction), 2) / 100;
      firsts += plain(projected(left, direction), projected(right, direction), 1) / 100;
    }

    assertThat(SlicedWasserstein.squared(left, right, 100, KEY))
        .isCloseTo(6 * squares, within(1e-5));
    assertThat(SlicedWasserstein.first(left, right, 100, KEY)).isCloseTo(firsts, within(1e-5));
  }

  private static double[] projected(Vectors vectors, double[] direction) {
    double[] values = new double[vectors.count()];
    for (int i = 0; i < values.length; i++) {
      for (int k = 0; k < direction.length; k++) {
        values[i] += vectors.get(i, k) * direction[k];
      }
    }
    Arrays.sort(values);
    return values;
  }

  @Test
  void columnsAreComparedAlone() {
    Vectors left = Vectors.of(2, 2, 0, 10, 1, 10);
    Vectors right = Vectors.of(3, 2, 3, 10, 2, 10, 1, 13);

    assertThat(ColumnComparison.marginalDistances(left, right))
        .containsExactly(new double[] {1.5, 1}, within(1e-12));
  }

  /** Columns 0 and 1 agree on one side and oppose on the other; column 2 is constant. */
  @Test
  void correlationsAreComparedInPairs() {
    Vectors left = Vectors.of(3, 3, 1, 2, 5, 2, 4, 5, 3, 6, 5);
    Vectors right = Vectors.of(3, 3, 1, -2, 5, 2, -4, 5, 3, -6, 5);

    assertThat(ColumnComparison.correlationDifferences(left, right))
        .containsExactly(new double[] {2, 0, 0}, within(1e-12));
  }
}
