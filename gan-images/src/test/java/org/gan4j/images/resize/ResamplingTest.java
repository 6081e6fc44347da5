package org.gan4j.images.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.mask.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplingTest {

  private static float[] resize(
      ResamplingFilter filter, int height, int width, int newHeight, int newWidth, float[] source) {
    int channels = source.length / height / width;
    return Resampling.resize(filter, source, channels, height, width, newHeight, newWidth);
  }

  /** Centres lie at halves: the new pixels are 1/4 and 3/4 of the way between the old ones. */
  @Test
  void interpolatesLinearlyWhereALineGrows() {
    float[] larger = resize(ResamplingFilter.TRIANGLE, 1, 3, 1, 6, new float[] {0, 4, 8});

    assertThat(larger).containsExactly(0, 1, 3, 5, 7, 8);
  }

  /** Weights 1, 3, 3, 1 of eight; at the ends, 3, 3, 1 of seven. */
  @Test
  void takesWeightedMeansWhereALineShrinks() {
    float[] source = {7, 0, 0, 0, 0, 8, 0, 7};

    float[] smaller = resize(ResamplingFilter.TRIANGLE, 1, 8, 1, 4, source);

    // Eight products in single precision.
    float[] expected = {3, 0, 3, 3 + 8 / 7f};
    assertThat(smaller).containsExactly(expected, within(1e-6f));
  }

  /**
   * As Pillow 9.4.0: {@code Image.fromarray(a).resize((n, 1), Image.BICUBIC)} of floats, which
   * stretches the kernel where a line shrinks.
   */
  @Test
  void interpolatesBicubicallyAsPillowDoes() {
    float[] source = {1, -2, 4, 8, -3, 5, 0, 2};

    // Eight products in single precision.
    assertThat(resize(ResamplingFilter.CUBIC, 1, 8, 1, 16, source))
        .containsExactly(
            new float[] {
              1.264706f,
              0.2992701f,
              -1.748092f,
              -1.085938f,
              2.429688f,
              5.492188f,
              8.101562f,
              5.859375f,
              -1.234375f,
              -2.03125f,
              3.46875f,
              4.5f,
              1.0625f,
              0.09923664f,
              1.510949f,
              2.176471f
            },
            within(1e-5f));
    assertThat(resize(ResamplingFilter.CUBIC, 1, 8, 1, 2, source))
        .containsExactly(new float[] {2.034708f, 2.029489f}, within(1e-5f));
  }

  @ParameterizedTest
  @EnumSource
  void keepsAColourAndItsChannel(ResamplingFilter filter) {
    float[] source = new float[2 * 9 * 7];
    java.util.Arrays.fill(source, 63, 126, 200);

    float[] target = resize(filter, 9, 7, 4, 13, source);

    for (int i = 0; i < target.length; i++) {
      // Weights add up to 1 but for the rounding of at most 21 floats.
      assertThat(target[i]).isCloseTo(i < 52 ? 0 : 200, within(1e-3f));
    }
  }

  @Test
  void handsOutTheSourceWhereNothingIsResized() {
    float[] source = {1, 2, 3, 4};

    assertThat(resize(ResamplingFilter.LANCZOS, 2, 2, 2, 2, source)).isSameAs(source);
  }

  @Test
  void framesByEachFit() {
    Region wide = new Region(0, 0, 100, 301);

    assertThat(Framing.of(wide, 50, 50, Fit.CROP))
        .isEqualTo(new Framing(new Region(0, 100, 100, 100), new Region(0, 0, 50, 50)));
    assertThat(Framing.of(wide, 50, 50, Fit.PAD))
        .isEqualTo(new Framing(wide, new Region(16, 0, 17, 50)));
    assertThat(Framing.of(wide, 50, 50, Fit.STRETCH))
        .isEqualTo(new Framing(wide, new Region(0, 0, 50, 50)));
    assertThat(Framing.of(wide, 200, 201, Fit.STRETCH).enlargesMoreThanTwofold()).isFalse();
    assertThat(Framing.of(wide, 201, 201, Fit.STRETCH).enlargesMoreThanTwofold()).isTrue();
  }
}
