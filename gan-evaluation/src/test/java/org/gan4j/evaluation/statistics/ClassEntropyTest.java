package org.gan4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.evaluation.Vectors;
import org.junit.jupiter.api.Test;

class ClassEntropyTest {
  /** Of float32 numbers, whose sums differ from those of doubles in the seventh digit. */
  private static final double ROUNDING = 1e-6;

  @Test
  void isNoneOfOneClassAndOneOfEqualClasses() {
    assertThat(ClassEntropy.of(Vectors.of(1, 3, 1, 0, 0))).isZero();
    assertThat(ClassEntropy.of(Vectors.of(1, 4, 0.25f, 0.25f, 0.25f, 0.25f)))
        .isCloseTo(1, within(ROUNDING));
  }

  @Test
  void isTheMeanOfTheSamples() {
    double half = Math.log(2) / Math.log(4);

    assertThat(ClassEntropy.of(Vectors.of(2, 4, 0.5f, 0.5f, 0, 0, 0, 0, 0, 1)))
        .isCloseTo(half / 2, within(ROUNDING));
  }

  @Test
  void ofLogitsIsThatOfTheirSoftmax() {
    float[] logits = {1, -0.5f, 2};
    double total = Math.exp(1) + Math.exp(-0.5) + Math.exp(2);
    double entropy = 0;
    for (float logit : logits) {
      double probability = Math.exp(logit) / total;
      entropy -= probability * Math.log(probability);
    }

    assertThat(ClassEntropy.ofLogits(logits)).isCloseTo(entropy / Math.log(3), within(1e-12));
    assertThat(ClassEntropy.ofLogits(new float[] {1e4f, -1e4f})).isZero();
    assertThat(ClassEntropy.ofLogits(new float[] {7, 7})).isCloseTo(1, within(1e-12));
  }
}
