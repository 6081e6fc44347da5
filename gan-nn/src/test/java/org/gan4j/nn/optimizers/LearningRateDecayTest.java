package org.gan4j.nn.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateDecayTest {

  @Test
  void dividesAsGoodfellowDid() {
    LearningRateDecay decay = new LearningRateDecay.Exponential(1.000004, 1e-6);
    assertThat(decay.rate(0.1, 0)).isEqualTo(0.1);
    assertThat(decay.rate(0.1, 1)).isCloseTo(0.1 / 1.000004, within(1e-15));
    // 0.1 · exp(-1,000,000 · ln 1.000004) = 0.1 · e^(-3.999992)
    assertThat(decay.rate(0.1, 1_000_000)).isCloseTo(0.1 * Math.exp(-3.999992), within(1e-12));
    assertThat(decay.rate(0.1, 100_000_000)).isEqualTo(1e-6);
  }

  @Test
  void fallsHyperbolically() {
    LearningRateDecay decay = new LearningRateDecay.Inverse(0.5, 2);
    assertThat(decay.rate(8, 0)).isEqualTo(8);
    assertThat(decay.rate(8, 2)).isEqualTo(2);
  }

  @Test
  void fallsInAStraightLine() {
    LearningRateDecay decay = new LearningRateDecay.Linear(10, 0.2);
    assertThat(decay.rate(1, 0)).isEqualTo(1);
    assertThat(decay.rate(1, 5)).isCloseTo(0.6, within(1e-15));
    assertThat(decay.rate(1, 10)).isCloseTo(0.2, within(1e-15));
    assertThat(decay.rate(1, 11)).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void fallsAlongACosine() {
    LearningRateDecay decay = new LearningRateDecay.Cosine(10, 0);
    assertThat(decay.rate(1, 0)).isEqualTo(1);
    assertThat(decay.rate(1, 5)).isCloseTo(0.5, within(1e-15));
    assertThat(decay.rate(1, 10)).isCloseTo(0, within(1e-15));
    assertThat(decay.rate(1, 99)).isCloseTo(0, within(1e-15));
  }

  @Test
  void fallsInSteps() {
    LearningRateDecay decay = new LearningRateDecay.Staircase(100, 0.5);
    assertThat(decay.rate(1, 99)).isEqualTo(1);
    assertThat(decay.rate(1, 100)).isEqualTo(0.5);
    assertThat(decay.rate(1, 250)).isEqualTo(0.25);
  }
}
