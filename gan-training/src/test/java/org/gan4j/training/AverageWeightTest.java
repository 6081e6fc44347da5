package org.gan4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AverageWeightTest {

  @Test
  void halvesTheWeightOfParametersInAHalfLife() {
    AverageWeight weight = AverageWeight.ofHalfLife(6400, 0.05, 64);
    double remains = 1;
    // A half-life is 100 batches, and the ramp is over after 2,000.
    for (int step = 2_000; step < 2_100; step++) {
      remains *= 1 - weight.of(step);
    }

    // A hundred products in double precision.
    assertThat(remains).isCloseTo(0.5, within(1e-13));
  }

  @Test
  void growsWithTheSamplesSeen() {
    AverageWeight weight = AverageWeight.ofHalfLife(1e6, 0.05, 64);

    assertThat(weight.of(0)).isEqualTo(1);
    // The half-life is 5 % of 100 batches: the fifth root of ½.
    assertThat(weight.of(100)).isCloseTo(1 - Math.pow(0.5, 1 / 5.0), within(1e-15));
    assertThat(weight.of(1_000)).isCloseTo(1 - Math.pow(0.5, 1 / 50.0), within(1e-15));
  }

  @Test
  void followsTheDecayFromTheStartStepOn() {
    AverageWeight weight = AverageWeight.decaying(0.9, 20);

    assertThat(weight.of(19)).isEqualTo(1);
    assertThat(weight.of(20)).isEqualTo(1 - 1 / 10.0);
    assertThat(weight.of(1_000)).isEqualTo(1 - 0.9);
  }
}
