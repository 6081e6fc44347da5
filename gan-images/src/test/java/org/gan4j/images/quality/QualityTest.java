package org.gan4j.images.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.SampleShape;
import org.junit.jupiter.api.Test;

class QualityTest {

  @Test
  void ratioAndDifferenceAreInverses() {
    assertThat(PeakSignalToNoise.of(0.01)).isCloseTo(20, within(1e-12));
    assertThat(PeakSignalToNoise.meanSquare(20)).isCloseTo(0.01, within(1e-15));
    // Half a level: 20 · log10(510).
    assertThat(PeakSignalToNoise.of(0)).isCloseTo(20 * Math.log10(510), within(1e-9));
  }

  /**
   * Of two flat images every variance is 0: SSIM is (2ab + C1) / (a² + b² + C1), here with a = 1/4,
   * b = 3/4 and C1 = 1e-4.
   */
  @Test
  void similarityOfFlatImagesIsThatOfTheirMeans() {
    SampleShape shape = SampleShape.image(1, 11, 13);
    float[] dark = new float[shape.length()];
    float[] light = new float[shape.length()];
    java.util.Arrays.fill(dark, -0.5f);
    java.util.Arrays.fill(light, 0.5f);

    double expected = (2 * 0.1875 + 1e-4) / (0.0625 + 0.5625 + 1e-4);
    assertThat(new StructuralSimilarity(shape).of(dark, light)).isCloseTo(expected, within(1e-9));
    assertThat(new StructuralSimilarity(shape).of(dark, dark)).isCloseTo(1, within(1e-12));
  }

  @Test
  void similarityNeedsRoomForItsWindow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StructuralSimilarity(SampleShape.image(1, 10, 20)));
  }
}
