package org.gan4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.api.evaluation.Vectors;
import org.junit.jupiter.api.Test;

/** What balls around nearest neighbours say. */
class NeighboursTest {

  private static double radius(Vectors vectors, int index, int k) {
    return IntStream.range(0, vectors.count())
        .filter(i -> i != index)
        .mapToDouble(i -> Gaussians.squaredDistance(vectors, i, vectors, index))
        .sorted()
        .skip(k - 1)
        .findFirst()
        .orElseThrow();
  }

  private static boolean inBall(Vectors centres, int centre, int k, Vectors points, int point) {
    return Gaussians.squaredDistance(centres, centre, points, point) <= radius(centres, centre, k);
  }

  @Test
  void overlapIsItsDefinition() {
    Vectors samples = Gaussians.of(45, 3, 1, 0.5, 0.8);
    Vectors reals = Gaussians.of(38, 3, 2);
    SupportOverlap overlap = SupportOverlap.of(samples, reals, 3, 5);
    IntStream ofSamples = IntStream.range(0, 45);
    IntStream ofReals = IntStream.range(0, 38);

    assertThat(overlap.precision() * 45)
        .isCloseTo(
            ofSamples
                .filter(s -> IntStream.range(0, 38).anyMatch(r -> inBall(reals, r, 3, samples, s)))
                .count(),
            within(1e-9));
    assertThat(overlap.recall() * 38)
        .isCloseTo(
            ofReals
                .filter(r -> IntStream.range(0, 45).anyMatch(s -> inBall(samples, s, 3, reals, r)))
                .count(),
            within(1e-9));
    long[] inBall =
        IntStream.range(0, 38)
            .mapToLong(
                r -> IntStream.range(0, 45).filter(s -> inBall(reals, r, 5, samples, s)).count())
            .toArray();
    assertThat(overlap.density()).isCloseTo(Arrays.stream(inBall).sum() / 5.0 / 45, within(1e-12));
    assertThat(overlap.coverage() * 38)
        .isCloseTo(Arrays.stream(inBall).filter(count -> count > 0).count(), within(1e-9));
  }

  /**
   * Two samples of one distribution: E density = 1, E coverage = 1 − ∏ (N − 1 − j)/(N + M − 1 − j)
   * over j below k, near 1 − 2⁻ᵏ. The mean of 30 coverages deviates by 0.003, of densities by 0.02.
   */
  @Test
  void densityAndCoverageOfOneDistributionAreKnown() {
    int n = 120;
    int m = 90;
    int k = 3;
    double density = 0;
    double coverage = 0;
    for (int i = 0; i < 30; i++) {
      SupportOverlap overlap =
          SupportOverlap.of(Gaussians.of(m, 4, 2L * i), Gaussians.of(n, 4, 2L * i + 1), k, k);
      density += overlap.density() / 30;
      coverage += overlap.coverage() / 30;
    }
    double missed = 1;
    for (int j = 0; j < k; j++) {
      missed *= (n - 1.0 - j) / (n + m - 1.0 - j);
    }

    assertThat(density).isCloseTo(1, within(0.08));
    assertThat(coverage).isCloseTo(1 - missed, within(0.025));
  }

  /** A strict < would put no vector into any ball. */
  @Test
  void identicalVectorsLieInEachOthersBalls() {
    Vectors constant = Vectors.of(8, 2, new float[16]);

    assertThat(SupportOverlap.of(constant, constant, 3, 5))
        .isEqualTo(new SupportOverlap(1, 1, 8 / 5.0, 1));
  }

  @Test
  void refusesMoreNeighboursThanThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SupportOverlap.of(Gaussians.of(9, 2, 1), Gaussians.of(5, 2, 1), 3, 5));
  }

  private static double plainAccuracy(Vectors left, Vectors right) {
    Vectors all = Gaussians.concat(left, right);
    double correct = 0;
    for (int i = 0; i < all.count(); i++) {
      int nearest = i == 0 ? 1 : 0;
      for (int j = 0; j < all.count(); j++) {
        if (j != i
            && Gaussians.squaredDistance(all, i, all, j)
                < Gaussians.squaredDistance(all, i, all, nearest)) {
          nearest = j;
        }
      }
      correct += i < left.count() == nearest < left.count() ? 1 : 0;
    }
    return correct / all.count();
  }

  @Test
  void accuracyIsThatOfLeavingOneOut() {
    Vectors left = Gaussians.of(50, 3, 1);
    Vectors right = Gaussians.of(50, 3, 2, 0.7, 1);

    assertThat(NeighbourTest.accuracy(left, right))
        .isCloseTo(plainAccuracy(left, right), within(1e-12));
    assertThat(NeighbourTest.accuracy(left, Gaussians.moved(left, 0, 1))).isZero();
    assertThat(NeighbourTest.accuracy(left, Gaussians.moved(left, 100, 1))).isEqualTo(1);
  }

  /** (n − 1)/(2n − 1) for one distribution; a mean of 400 tests of 10 and 10 deviates by 0.007. */
  @Test
  void accuracyOfOneDistributionIsBelowAHalf() {
    double mean = 0;
    for (int i = 0; i < 400; i++) {
      mean +=
          NeighbourTest.accuracy(Gaussians.of(10, 2, 2L * i), Gaussians.of(10, 2, 2L * i + 1))
              / 400;
    }

    assertThat(mean).isCloseTo(9 / 19.0, within(0.028));
  }

  @Test
  void distancesAreThoseToTheNearest() {
    assertThat(NearestNeighbours.distances(Vectors.of(2, 1, 0, 10), Vectors.of(3, 1, -3, 4, 11)))
        .containsExactly(3, 1);
  }
}
