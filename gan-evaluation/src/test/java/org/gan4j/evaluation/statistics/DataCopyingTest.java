package org.gan4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Vectors;
import org.junit.jupiter.api.Test;

class DataCopyingTest {
  private static final RandomKey KEY = RandomKey.ofSeed(6);

  /** Two clusters far from each other along the first axis. */
  private static Vectors mixture(int count, long seed, double scale) {
    return Gaussians.concat(
        Gaussians.of(count / 2, 4, seed, 0, scale), Gaussians.of(count / 2, 4, seed + 1, 9, scale));
  }

  private static DataCopying test(Vectors samples, long seed) {
    Vectors training = mixture(200, 1, 1);
    Vectors heldOut = mixture(120, seed, 1);
    PrincipalComponents components = PrincipalComponents.of(training, 2);
    Clusters cells = Clusters.of(components.project(training), 2, KEY);
    return DataCopying.test(
            side(samples, training, components, cells),
            side(heldOut, training, components, cells),
            2)
        .orElseThrow();
  }

  private static DataCopying.Side side(
      Vectors vectors, Vectors training, PrincipalComponents components, Clusters cells) {
    return new DataCopying.Side(
        NearestNeighbours.distances(vectors, training), cells.assign(components.project(vectors)));
  }

  /** Z of 30 tests of 2 cells: mean 0 ± 1/√60, mean square 1 ± √(2/60). */
  @Test
  void isStandardNormalInEveryCellForNewSamples() {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 30; i++) {
      DataCopying copying = test(mixture(100, 1000 + 4L * i, 1), 1002 + 4L * i);
      assertThat(copying.cells()).hasSize(2);
      for (double z : copying.cells()) {
        sum += z;
        squares += z * z;
      }
    }

    assertThat(sum / 60).isCloseTo(0, within(4 / Math.sqrt(60)));
    assertThat(squares / 60).isCloseTo(1, within(4 * Math.sqrt(2 / 60.0)));
  }

  @Test
  void isFarBelowForCopiesAndFarAboveForUnderfitting() {
    Vectors nearCopies = Gaussians.moved(mixture(200, 1, 1), 0.02, 1);

    assertThat(test(nearCopies, 50).statistic()).isLessThan(-8);
    assertThat(test(mixture(200, 60, 3), 50).statistic()).isGreaterThan(8);
  }

  @Test
  void showsTheCellThatIsCopied() {
    Vectors half =
        Gaussians.concat(mixture(200, 1, 1).range(0, 100), Gaussians.of(100, 4, 70, 9, 1));
    DataCopying copying = test(half, 50);

    assertThat(copying.lowest()).isLessThan(-8);
    assertThat(copying.cells()).anyMatch(z -> Math.abs(z) < 4);
  }

  @Test
  void needsEnoughOfBothSidesInACell() {
    DataCopying.Side few = new DataCopying.Side(new double[19], new int[19]);
    DataCopying.Side enough = new DataCopying.Side(new double[20], new int[20]);

    assertThat(DataCopying.test(few, enough, 1)).isEmpty();
    assertThat(DataCopying.test(enough, enough, 1)).isPresent();
  }

  /** U = number of pairs whose left number is greater, equal ones count half. */
  @Test
  void standardizesTheNumberOfGreaterPairs() {
    double[] left = {1, 4, 4, 7, 9};
    double[] right = {0, 4, 5, 6, 6, 8, 12};
    double u = 0;
    for (double x : left) {
      for (double y : right) {
        u += x > y ? 1 : x == y ? 0.5 : 0;
      }
    }
    // Three 4s and two 6s: 27 − 3 + 8 − 2.
    double variance = 5 * 7 / 12.0 * (13 - 30 / (12 * 11.0));

    assertThat(RankTest.z(left, right)).isCloseTo((u - 17.5) / Math.sqrt(variance), within(1e-12));
    assertThat(RankTest.z(new double[5], new double[7])).isZero();
    assertThat(RankTest.z(right, left)).isCloseTo(-RankTest.z(left, right), within(1e-12));
  }

  @Test
  void clustersAreFound() {
    Vectors training = mixture(60, 1, 1);
    int[] cells = Clusters.of(training, 2, KEY).assign(training);

    assertThat(Arrays.copyOf(cells, 30)).containsOnly(cells[0]);
    assertThat(Arrays.copyOfRange(cells, 30, 60)).containsOnly(1 - cells[0]);
  }

  /** The variance along (3, 4)/5 is far above that across; the projection is up to its sign. */
  @Test
  void principalComponentsAreTheDirectionsOfVariance() {
    RandomGenerator generator = KEY.generator();
    float[] values = new float[200];
    double[] along = new double[100];
    for (int i = 0; i < 100; i++) {
      along[i] = generator.nextGaussian(0, 10);
      double across = generator.nextGaussian(0, 0.01);
      values[2 * i] = (float) (0.6 * along[i] - 0.8 * across);
      values[2 * i + 1] = (float) (0.8 * along[i] + 0.6 * across);
    }
    Vectors vectors = Vectors.of(100, 2, values);
    Vectors projected = PrincipalComponents.of(vectors, 1).project(vectors);
    double mean = Arrays.stream(along).average().orElseThrow();

    assertThat(projected.size()).isEqualTo(1);
    for (int i = 0; i < 100; i++) {
      assertThat((double) Math.abs(projected.get(i, 0)))
          .isCloseTo(Math.abs(along[i] - mean), within(0.01));
    }
  }
}
