package org.gan4j.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  @Test
  void hasRoundTicksAroundTheValues() {
    assertThat(Axis.of(0.13, 0.91, true).labels())
        .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(Axis.of(-3, 12, true).labels()).containsExactly("-5", "0", "5", "10", "15");
  }

  @Test
  void isReadableForConstants() {
    assertThat(Axis.of(0, 0, true).labels()).containsExactly("0.0", "0.5");
    assertThat(Axis.of(8, 8, true).labels()).containsExactly("8", "10");
  }

  @Test
  void isLogarithmicForPositiveValuesOfDifferentMagnitude() {
    Axis axis = Axis.of(0.002, 30, true);

    assertThat(axis.logarithmic()).isTrue();
    assertThat(axis.labels()).first().isEqualTo("0.001");
    // 0.001 to 1000 in steps of two decades; the middle is 1. Logarithms round to 1e-16.
    assertThat(axis.position(1)).isCloseTo(0.5, within(1e-12));
    assertThat(Axis.of(0.002, 30, false).logarithmic()).isFalse();
    assertThat(Axis.of(-1, 1000, true).logarithmic()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "-2, -2",
    "1e-12, 1e-12",
    "1e300, 1e300",
    "-1e300, 1e300",
    "1e-300, 1",
    "1e9, 1000000001",
    "0, 1e-9"
  })
  void containsTheValuesWhateverTheyAre(double least, double most) {
    Axis axis = Axis.of(least, most, true);

    assertThat(axis.labels()).hasSizeBetween(2, 8);
    // Ticks are products, which round.
    assertThat(axis.position(least)).isBetween(-1e-6, 1 + 1e-6);
    assertThat(axis.position(most)).isBetween(-1e-6, 1 + 1e-6);
  }
}
