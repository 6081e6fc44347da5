package org.gan4j.evaluation.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class LogisticRegressionTest {

  /**
   * Two classes at ±1, as many of one as of the other: by symmetry the weights of the classes are w
   * and -w, the bias is 0, and the derivative of mean log(1 + exp(-2w)) + strength · w² vanishes
   * where 2 / (1 + exp(2w)) = 2 · strength · w.
   */
  @Test
  void findsTheMinimumOfTwoPoints() {
    double strength = 0.1;
    double w = 1;
    for (int i = 0; i < 200; i++) {
      w = 0.5 * w + 0.5 / (strength * (1 + Math.exp(2 * w)));
    }
    LabelledVectors points =
        new LabelledVectors(
            Nd4j.createFromArray(new float[][] {{1}, {-1}, {1}, {-1}}), new int[] {0, 1, 0, 1});
    try (LogisticRegression fitted = LogisticRegression.fit(points, 2, strength)) {
      // It stops at a gradient of 1e-4, where the objective's curvature is at least the strength.
      assertThat(fitted.weights().getDouble(0, 0)).isCloseTo(w, within(2e-3));
      assertThat(fitted.weights().getDouble(0, 1)).isCloseTo(-w, within(2e-3));
      assertThat(fitted.weights().getDouble(1, 0)).isCloseTo(0, within(2e-3));
      assertThat(fitted.accuracy(points)).isEqualTo(1);
    }
  }

  /** Three Gaussians at the corners of a triangle, four standard deviations from their centre. */
  @Test
  void separatesWhatALineSeparates() {
    try (LogisticRegression fitted = LogisticRegression.fit(corners(1), 3, 1e-3);
        LabelledVectors others = corners(2)) {
      // The nearest border is 3.5 standard deviations away: one in a thousand is beyond.
      assertThat(fitted.accuracy(others)).isGreaterThan(0.99);
    }
  }

  @Test
  void doesNotMindShiftAndScale() {
    try (LabelledVectors near = corners(1);
        LabelledVectors far =
            new LabelledVectors(near.vectors().mul(1000).addi(5e4), near.labels());
        LogisticRegression fitted = LogisticRegression.fit(far, 3, 1e-3)) {
      assertThat(fitted.accuracy(far)).isGreaterThan(0.99);
    }
  }

  @Test
  void choosesAPenaltyAndReportsTheAccuracyOnTheRest() {
    LinearProbe probe = new LinearProbe(3);
    try (LabelledVectors training = corners(1);
        LabelledVectors test = corners(2);
        LabelledVectors wrong = mislabelled(corners(3))) {
      assertThat(probe.accuracy(training, test)).isGreaterThan(0.99);
      // Ten times as many samples with labels that are all wrong outvote the right ones.
      assertThat(probe.accuracy(training.rows(few()), wrong, test)).isLessThan(0.1);
    }
  }

  private static int[] few() {
    return java.util.stream.IntStream.range(0, 30).toArray();
  }

  private static LabelledVectors mislabelled(LabelledVectors vectors) {
    int[] wrong = vectors.labels().clone();
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = (wrong[i] + 1) % 3;
    }
    return new LabelledVectors(vectors.vectors(), wrong);
  }

  private static LabelledVectors corners(long seed) {
    RandomGenerator random = RandomKey.ofSeed(seed).generator();
    float[][] points = new float[300][2];
    int[] labels = new int[300];
    for (int i = 0; i < points.length; i++) {
      labels[i] = i % 3;
      double angle = 2 * Math.PI * labels[i] / 3;
      points[i][0] = (float) (4 * Math.cos(angle) + random.nextGaussian());
      points[i][1] = (float) (4 * Math.sin(angle) + random.nextGaussian());
    }
    return new LabelledVectors(Nd4j.createFromArray(points), labels);
  }
}
