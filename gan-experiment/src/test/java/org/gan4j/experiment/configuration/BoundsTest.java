package org.gan4j.experiment.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class BoundsTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  private static boolean allows(Bounds bounds, String number) {
    return bounds.allow(new BigDecimal(number));
  }

  @Test
  void includesMinimumAndMaximum() {
    Bounds bounds = new Bounds(0, 1, -NONE, NONE);

    assertThat(allows(bounds, "0")).isTrue();
    assertThat(allows(bounds, "1.000")).isTrue();
    assertThat(allows(bounds, "-1e-300")).isFalse();
    assertThat(allows(bounds, "1.00000000000000000000001")).isFalse();
    assertThat(bounds.description()).isEqualTo("at least 0 and at most 1");
  }

  @Test
  void excludesAboveAndBelow() {
    Bounds bounds = new Bounds(-NONE, NONE, 0, 0.5);

    assertThat(allows(bounds, "0")).isFalse();
    assertThat(allows(bounds, "0.5")).isFalse();
    assertThat(allows(bounds, "1e-300")).isTrue();
    assertThat(bounds.description()).isEqualTo("above 0 and below 0.5");
  }

  @Test
  void allowsEverythingWithoutBounds() {
    assertThat(allows(Bounds.NONE, "-1e1000")).isTrue();
    assertThat(Bounds.NONE.description()).isEmpty();
  }
}
