package org.gan4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Vectors;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {
  private static final RandomKey KEY = RandomKey.ofSeed(5);

  private static double distance(Vectors left, Vectors right) {
    return FrechetDistance.of(Moments.of(left), Moments.of(right));
  }

  /** 2d vectors ±a·e with the mean 0 and the covariance I: 2a² / (2d − 1) = 1. */
  private static Vectors standard(int size) {
    float[] values = new float[2 * size * size];
    for (int i = 0; i < size; i++) {
      float length = (float) Math.sqrt((2 * size - 1) / 2.0);
      values[2 * i * size + i] = length;
      values[(2 * i + 1) * size + i] = -length;
    }
    return Vectors.of(2 * size, size, values);
  }

  private static double[][] covariance(Vectors vectors, double[] mean) {
    double[][] covariance = new double[vectors.size()][vectors.size()];
    for (int i = 0; i < vectors.count(); i++) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += vectors.get(i, k) / (double) vectors.count();
      }
    }
    for (int i = 0; i < vectors.count(); i++) {
      for (int a = 0; a < mean.length; a++) {
        for (int b = 0; b < mean.length; b++) {
          covariance[a][b] +=
              (vectors.get(i, a) - mean[a]) * (vectors.get(i, b) - mean[b]) / (vectors.count() - 1);
        }
      }
    }
    return covariance;
  }

  /** Of N(0, I) and N(μ, σ²I): ‖μ‖² + d(1 − σ)². Moments of float32 vectors have seven digits. */
  @Test
  void hasTheClosedFormOfGaussians() {
    Vectors standard = standard(24);

    assertThat(distance(standard, Gaussians.moved(standard, 0.5, 1.75)))
        .isCloseTo(24 * 0.25 + 24 * 0.75 * 0.75, within(1e-4));
    assertThat(distance(standard, standard)).isCloseTo(0, within(1e-9));
  }

  /** Both take double precision: the general root loses half of its digits at small eigenvalues. */
  @Test
  void agreesWithTheRootOfTheProduct() {
    Vectors left = Gaussians.of(90, 13, 1, 0.3, 1.5);
    Vectors right = Gaussians.of(70, 13, 2);
    double[] meanLeft = new double[13];
    double[] meanRight = new double[13];
    double[][] ofLeft = covariance(left, meanLeft);
    double[][] ofRight = covariance(right, meanRight);
    double expected = -2 * MatrixRoot.trace(MatrixRoot.product(ofLeft, ofRight));
    for (int k = 0; k < 13; k++) {
      expected += Math.pow(meanLeft[k] - meanRight[k], 2) + ofLeft[k][k] + ofRight[k][k];
      assertThat(Moments.of(left).covariance(k, 3)).isCloseTo(ofLeft[k][3], within(1e-12));
    }

    assertThat(distance(left, right)).isCloseTo(expected, within(1e-9));
  }

  /** Features that are always 0, as of units that never fire, make the covariances singular. */
  @Test
  void ignoresConstantFeatures() {
    Vectors left = Gaussians.of(60, 6, 1);
    Vectors right = Gaussians.of(60, 6, 2, 0.2, 1.1);

    // √ of eigenvalues that are 0 but for rounding: √1e-16.
    assertThat(distance(withZeros(left), withZeros(right)))
        .isCloseTo(distance(left, right), within(1e-6));
  }

  private static Vectors withZeros(Vectors vectors) {
    float[] values = new float[vectors.count() * (vectors.size() + 3)];
    for (int i = 0; i < vectors.count(); i++) {
      for (int k = 0; k < vectors.size(); k++) {
        values[i * (vectors.size() + 3) + k + 1] = vectors.get(i, k);
      }
    }
    return Vectors.of(vectors.count(), vectors.size() + 3, values);
  }

  /**
   * Two samples of one Gaussian: 2d/n + d(d + 1)/2n, with d = 16 and n = 1000 0.168. One distance
   * deviates by about 0.013, the mean of 10 by 0.004.
   */
  @Test
  void hasTheBiasOfTwoSamplesOfOneGaussian() {
    double mean =
        IntStream.range(0, 10)
            .mapToDouble(
                i -> distance(Gaussians.of(1000, 16, 2L * i), Gaussians.of(1000, 16, 2L * i + 1)))
            .average()
            .orElseThrow();

    assertThat(mean).isCloseTo(2 * 16 / 1000.0 + 16 * 17 / 2000.0, within(0.013));
  }

  /**
   * One limit deviates by about 0.03; the bias that it removes is 0.17, and 0.24 for the second.
   */
  @Test
  void hasNoBiasAtInfinity() {
    double mean =
        IntStream.range(0, 6)
            .mapToDouble(
                i ->
                    FrechetDistance.atInfinity(
                            Gaussians.of(1000, 16, 2L * i), Gaussians.of(600, 16, 2L * i + 1), KEY)
                        .orElseThrow())
            .average()
            .orElseThrow();

    assertThat(mean).isCloseTo(0, within(0.05));
    assertThat(distance(Gaussians.of(1000, 16, 1), Gaussians.of(600, 16, 2))).isGreaterThan(0.15);
  }

  @Test
  void needsEnoughVectorsForALine() {
    assertThat(FrechetDistance.atInfinity(Gaussians.of(10, 4, 1), Gaussians.of(10, 4, 2), KEY))
        .isPresent();
    assertThat(FrechetDistance.atInfinity(Gaussians.of(10, 4, 1), Gaussians.of(9, 4, 2), KEY))
        .isEmpty();
  }
}
