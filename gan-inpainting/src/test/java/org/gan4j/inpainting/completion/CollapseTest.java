package org.gan4j.inpainting.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CollapseTest {
  private static final double LEVEL = 2.0 / 255;

  private static double[] deviation(double levels) {
    double[] deviation = new double[1000];
    Arrays.fill(deviation, levels * LEVEL);
    return deviation;
  }

  /** 40 dB between two draws: 255 · 10^(-40/20) = 2.55 levels, which is √2 · 1.803. */
  @Test
  void isWhereTwoDrawsAgreeTo40Decibels() {
    assertThat(Collapse.isCollapsed(deviation(0))).isTrue();
    assertThat(Collapse.isCollapsed(deviation(1.80))).isTrue();
    assertThat(Collapse.isCollapsed(deviation(1.81))).isFalse();
  }

  @Test
  void isNotUndoneByAPixelThatFlickers() {
    double[] deviation = deviation(0.5);
    deviation[17] = 10 * LEVEL;

    assertThat(Collapse.isCollapsed(deviation)).isTrue();
  }

  @Test
  void isNotWhereAStrokeComesAndGoes() {
    double[] deviation = deviation(0.1);
    Arrays.fill(deviation, 100, 110, 60 * LEVEL);

    assertThat(Collapse.isCollapsed(deviation)).isFalse();
  }
}
