package org.gan4j.images.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VideoLumaTest {

  /** Black, white, red, green, blue: 16, 235 and the three weights of the standard. */
  @Test
  void hasTheLevelsOfTheStandard() {
    float[] image = {-1, 1, 1, -1, -1, /* green */ -1, 1, -1, 1, -1, /* blue */ -1, 1, -1, -1, 1};

    float[] luma = VideoLuma.of(image);

    double[] levels = {16, 235, 16 + 65.481, 16 + 128.553, 16 + 24.966};
    assertThat(luma).hasSize(5);
    for (int i = 0; i < levels.length; i++) {
      // One rounding to single precision of a number below 1, times 127.5.
      assertThat(PixelScale.toLevels((double) luma[i])).isCloseTo(levels[i], within(1e-5));
    }
  }
}
