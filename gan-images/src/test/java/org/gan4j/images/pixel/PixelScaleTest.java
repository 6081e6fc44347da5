package org.gan4j.images.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PixelScaleTest {

  @Test
  void mapsEveryLevelThereAndBack() {
    byte[] levels = new byte[256];
    for (int level = 0; level < 256; level++) {
      levels[level] = (byte) level;
    }
    float[] scaled = new float[256];

    PixelScale.toFloats(levels, scaled);

    assertThat(scaled).isSorted().startsWith(-1).endsWith(1);
    for (int level = 0; level < 256; level++) {
      assertThat(PixelScale.toLevel(scaled[level])).isEqualTo(levels[level]);
    }
  }

  @Test
  void clipsWhatIsOutOfRange() {
    assertThat(PixelScale.toLevel(-7)).isZero();
    assertThat(PixelScale.toLevel(1.001f)).isEqualTo((byte) 255);
    assertThat(PixelScale.toLevel(Float.POSITIVE_INFINITY)).isEqualTo((byte) 255);
    assertThat(PixelScale.toLevel(Float.NaN)).isZero();
  }

  /** A level between two, and there and back in either precision. */
  @Test
  void scalesFractionsOfLevels() {
    assertThat(PixelScale.toNumber(63.75)).isEqualTo(-0.5);
    assertThat(PixelScale.toLevels(-0.5)).isEqualTo(63.75);
    assertThat(PixelScale.toLevels(-0.5f)).isEqualTo(63.75);
    assertThat(PixelScale.toFloat(255)).isEqualTo(1);
    assertThat(PixelScale.clip(-3)).isZero();
    assertThat(PixelScale.clip(256)).isEqualTo(255);
  }

  @Test
  void mirrorsRows() {
    float[] scaled = new float[6];

    PixelScale.toMirroredFloats(new byte[] {0, 51, -1, -1, 51, 0}, 3, scaled);

    assertThat(scaled).containsExactly(1, -0.6f, -1, -1, -0.6f, 1);
  }
}
