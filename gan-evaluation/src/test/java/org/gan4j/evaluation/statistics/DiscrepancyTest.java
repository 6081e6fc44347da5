package org.gan4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Vectors;
import org.junit.jupiter.api.Test;

/** Kernel distance and Gaussian discrepancy. */
class DiscrepancyTest {
  private static final RandomKey KEY = RandomKey.ofSeed(4);
  private static final int SIZE = 8;

  /** The mean, and how far it deviates. */
  private static double[] mean(int rounds, ToDoubleBiFunction<Vectors, Vectors> distance) {
    double[] values =
        IntStream.range(0, rounds)
            .mapToDouble(
                i ->
                    distance.applyAsDouble(
                        Gaussians.of(300, SIZE, 2L * i),
                        Gaussians.of(300, SIZE, 2L * i + 1, 0.4, 1)))
            .toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return new double[] {mean, Math.sqrt(squares / (rounds - 1) / rounds)};
  }

  /** N(0, I) and N(μ, I), m = ‖μ‖²: 3m/d + 3m²/d² + (m³ + 6m² + 3md + 6m)/d³, without bias. */
  @Test
  void kernelDistanceHasTheClosedFormOfAShift() {
    double m = SIZE * 0.4 * 0.4;
    double d = SIZE;
    double expected =
        3 * m / d + 3 * m * m / (d * d) + (m * m * m + 6 * m * m + 3 * m * d + 6 * m) / (d * d * d);
    double[] measured =
        mean(24, (left, right) -> KernelDistance.of(left, right, 1, 300, KEY).mean());

    // Four standard errors, which are small beside the value.
    assertThat(measured[1]).isLessThan(0.05 * expected);
    assertThat(measured[0]).isCloseTo(expected, within(4 * measured[1]));
  }

  /** 2(σ²/(σ² + 2))^{d/2}·(1 − e^{−m/2(σ² + 2)}), without bias. */
  @Test
  void gaussianDiscrepancyHasTheClosedFormOfAShift() {
    double m = SIZE * 0.4 * 0.4;
    double square = 2.5 * 2.5;
    double expected =
        2 * Math.pow(square / (square + 2), SIZE / 2.0) * (1 - Math.exp(-m / (2 * (square + 2))));
    double[] measured = mean(24, (left, right) -> GaussianDiscrepancy.of(left, right, 2.5));

    assertThat(measured[1]).isLessThan(0.05 * expected);
    assertThat(measured[0]).isCloseTo(expected, within(4 * measured[1]));
  }

  private interface Kernel {
    double of(Vectors left, int i, Vectors right, int j);
  }

  private static double plain(Vectors left, Vectors right, Kernel kernel) {
    double within = 0;
    double between = 0;
    int n = left.count();
    int m = right.count();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        within += i == j ? 0 : kernel.of(left, i, left, j) / (n * (n - 1.0));
      }
    }
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        within += i == j ? 0 : kernel.of(right, i, right, j) / (m * (m - 1.0));
      }
      for (int j = 0; j < n; j++) {
        between += kernel.of(left, j, right, i) / ((double) n * m);
      }
    }
    return within - 2 * between;
  }

  private static double cubic(Vectors left, int i, Vectors right, int j) {
    return Math.pow(Gaussians.product(left, i, right, j) / left.size() + 1, 3);
  }

  private static Vectors subset(Vectors all, int size, RandomKey key) {
    int[] indices = new int[all.count()];
    Arrays.setAll(indices, i -> i);
    key.shuffle(indices);
    return all.select(Arrays.copyOf(indices, size));
  }

  private static void compareSubsets(int count) {
    Vectors left = Gaussians.of(count, 5, 1);
    Vectors right = Gaussians.of(count + 9, 5, 2, 0.3, 1);
    double[] expected = new double[4];
    for (int i = 0; i < 4; i++) {
      expected[i] =
          plain(
              subset(left, 20, KEY.split(i).split("left")),
              subset(right, 20, KEY.split(i).split("right")),
              DiscrepancyTest::cubic);
    }
    double mean = Arrays.stream(expected).average().orElseThrow();
    double variance = Arrays.stream(expected).map(x -> (x - mean) * (x - mean)).sum() / 4;
    KernelDistance measured = KernelDistance.of(left, right, 4, 20, KEY);

    // Sums of some hundred numbers of about 1, in another order.
    assertThat(measured.mean()).isCloseTo(mean, within(1e-12));
    assertThat(measured.deviation()).isCloseTo(Math.sqrt(variance), within(1e-12));
  }

  /** Few vectors, whose pairs are computed once, and many, of which each subset is computed. */
  @Test
  void kernelDistanceIsTheMeanOverSubsets() {
    compareSubsets(25);
    compareSubsets(100);
  }

  @Test
  void gaussianDiscrepancyIsItsDefinition() {
    Vectors left = Gaussians.of(40, 5, 1);
    Vectors right = Gaussians.of(33, 5, 2, 0.3, 1);

    assertThat(GaussianDiscrepancy.of(left, right, 1.5))
        .isCloseTo(
            plain(
                left,
                right,
                (a, i, b, j) -> Math.exp(-Gaussians.squaredDistance(a, i, b, j) / (2 * 1.5 * 1.5))),
            within(1e-12));
  }

  @Test
  void medianIsThatOfAllPairs() {
    assertThat(GaussianDiscrepancy.medianDistance(Vectors.of(3, 1, 0, 1, 5))).isEqualTo(4);
    assertThat(GaussianDiscrepancy.medianDistance(Vectors.of(4, 1, 0, 1, 5, 11))).isEqualTo(5.5);
    assertThat(GaussianDiscrepancy.medianDistance(Vectors.of(4, 1, 2, 2, 2, 2))).isZero();
  }
}
