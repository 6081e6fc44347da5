package org.gan4j.images.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.junit.jupiter.api.Test;

class MultiScaleSimilarityTest {

  private static float[] noise(SampleShape shape, long seed) {
    RandomGenerator generator = RandomKey.ofSeed(seed).generator();
    float[] image = new float[shape.length()];
    for (int i = 0; i < image.length; i++) {
      image[i] = generator.nextFloat(-1, 1);
    }
    return image;
  }

  private static float[] flat(SampleShape shape, float value) {
    float[] image = new float[shape.length()];
    Arrays.fill(image, value);
    return image;
  }

  @Test
  void smallImagesHaveFewerScales() {
    int[][] expected = {{11, 1}, {20, 1}, {21, 2}, {28, 2}, {64, 3}, {160, 4}, {161, 5}, {512, 5}};
    for (int[] pair : expected) {
      assertThat(new MultiScaleSimilarity(SampleShape.image(1, pair[0], 600)).scales())
          .as("%d pixels", pair[0])
          .isEqualTo(pair[1]);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MultiScaleSimilarity(SampleShape.image(1, 10, 20)));
  }

  @Test
  void equalImagesHaveOne() {
    SampleShape shape = SampleShape.image(3, 45, 30);
    float[] image = noise(shape, 1);

    assertThat(new MultiScaleSimilarity(shape).of(image, image)).isCloseTo(1, within(1e-12));
    assertThat(new MultiScaleSimilarity(shape).of(image, noise(shape, 2))).isLessThan(0.3);
  }

  @Test
  void oneScaleIsThePlainSimilarity() {
    SampleShape shape = SampleShape.image(1, 16, 20);
    float[] image = noise(shape, 1);
    float[] noise = noise(shape, 3);
    float[] near = image.clone();
    for (int i = 0; i < near.length; i++) {
      near[i] += 0.1f * noise[i];
    }

    assertThat(new MultiScaleSimilarity(shape).of(image, near))
        .isCloseTo(new StructuralSimilarity(shape).of(image, near), within(1e-12));
  }

  /**
   * Flat images differ in luminance alone, which counts at the coarsest of the two scales: (2ab +
   * C1)/(a² + b² + C1) to the power of its weight.
   */
  @Test
  void luminanceCountsAtTheCoarsestScale() {
    SampleShape shape = SampleShape.image(1, 28, 28);
    double luminance = (2 * 0.1875 + 1e-4) / (0.0625 + 0.5625 + 1e-4);

    assertThat(new MultiScaleSimilarity(shape).of(flat(shape, -0.5f), flat(shape, 0.5f)))
        .isCloseTo(Math.pow(luminance, 0.2856 / (0.0448 + 0.2856)), within(1e-9));
  }

  /** Noise of single pixels is gone at the second scale: an image of means hides it. */
  @Test
  void coarserScalesSeeLessOfTheNoise() {
    SampleShape shape = SampleShape.image(1, 48, 48);
    float[] wave = new float[shape.length()];
    float[] noisy = new float[shape.length()];
    float[] noise = noise(shape, 4);
    for (int i = 0; i < wave.length; i++) {
      wave[i] = (float) (0.6 * Math.sin(i % 48 / 5.0) * Math.cos((i - i % 48) / 240.0));
      noisy[i] = wave[i] + 0.3f * noise[i];
    }

    assertThat(new MultiScaleSimilarity(shape).of(wave, noisy))
        .isGreaterThan(new StructuralSimilarity(shape).of(wave, noisy));
  }
}
