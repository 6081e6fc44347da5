package org.gan4j.inpainting.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColourMapTest {

  /** CIE lightness L*, which is another measure than the one the map is made by. */
  private static double lightness(int rgb) {
    double luminance =
        0.2126 * linear((rgb >> 16) & 0xFF)
            + 0.7152 * linear((rgb >> 8) & 0xFF)
            + 0.0722 * linear(rgb & 0xFF);
    return 116 * Math.cbrt(luminance) - 16;
  }

  private static double linear(int level) {
    double value = level / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  /** Steps of equal size look equal: each of ten is within half of the mean step. */
  @Test
  void becomesLighterInEvenSteps() {
    double range = lightness(ColourMap.of(1)) - lightness(ColourMap.of(0));
    assertThat(range).isGreaterThan(60);
    for (int i = 0; i < 10; i++) {
      double step = lightness(ColourMap.of((i + 1) / 10.0)) - lightness(ColourMap.of(i / 10.0));
      assertThat(step).isCloseTo(range / 10, within(range / 20));
    }
  }

  @Test
  void clipsWhatLiesBeyond() {
    assertThat(ColourMap.of(-3)).isEqualTo(ColourMap.of(0));
    assertThat(ColourMap.of(7)).isEqualTo(ColourMap.of(1));
  }
}
