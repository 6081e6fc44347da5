package org.gan4j.superresolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Locality;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.superresolution.network.Skip;
import org.gan4j.superresolution.network.SrDiscriminatorConfiguration;
import org.gan4j.superresolution.network.SrDiscriminatorProvider;
import org.gan4j.superresolution.network.SrResidualConfiguration;
import org.gan4j.superresolution.network.SrResidualProvider;
import org.gan4j.superresolution.network.Upsampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworksTest {
  private static final RandomKey KEY = RandomKey.ofSeed(4);

  private static SrResidualConfiguration settings(Upsampling upsampling, Skip skip) {
    return new SrResidualConfiguration(4, 2, 5, upsampling, false, skip, false);
  }

  private static Generator generator(
      SrResidualConfiguration settings, int latent, SampleShape small, SampleShape large) {
    return new SrResidualProvider()
        .create(
            settings,
            GeneratorContext.of(latent, small, large, DataType.DOUBLE, KEY.split("parameters")));
  }

  private static INDArray enlarged(Generator generator, INDArray small) {
    try (Pass pass = generator.forward(small, null, Mode.INFER, KEY)) {
      return pass.output().dup();
    }
  }

  /** What a pixel changes lies within the reach that the generator names, for every pixel. */
  @ParameterizedTest
  @EnumSource
  void reachesNoFartherThanItSays(Upsampling upsampling) {
    int side = 41;
    int middle = side / 2;
    try (Generator generator =
        generator(
            settings(upsampling, Skip.BICUBIC),
            0,
            SampleShape.image(1, side, side),
            SampleShape.image(1, 4 * side, 4 * side))) {
      int reach = generator.locality().map(Locality::reach).orElseThrow();
      INDArray image = Nd4j.create(DataType.DOUBLE, 1, 1, side, side);
      KEY.fillUniform(image, -0.5, 0.5);
      INDArray before = enlarged(generator, image);
      image.putScalar(new int[] {0, 0, middle, middle}, 0.9);
      INDArray change = enlarged(generator, image).subi(before);
      int farthest = 0;
      for (int row = 0; row < 4 * side; row++) {
        for (int column = 0; column < 4 * side; column++) {
          if (change.getDouble(0, 0, row, column) != 0) {
            int distance = Math.max(Math.abs(row / 4 - middle), Math.abs(column / 4 - middle));
            farthest = Math.max(farthest, distance);
          }
        }
      }

      assertThat(farthest).isBetween(5, reach);
      assertThat(reach).as("no more than is needed").isLessThanOrEqualTo(farthest + 3);
      assertThat(generator.locality()).map(Locality::multiple).contains(1);
    }
  }

  /** The network begins as a small difference to the interpolation. */
  @Test
  void beginsNearTheInterpolation() {
    SampleShape small = SampleShape.image(3, 6, 5);
    try (Generator generator =
        generator(
            settings(Upsampling.SHUFFLE, Skip.BICUBIC), 0, small, SampleShape.image(3, 24, 20))) {
      INDArray image = Nd4j.valueArrayOf(small.batch(1), 0.4, DataType.DOUBLE);
      INDArray made = enlarged(generator, image);
      assertThat(made.sub(0.4).amaxNumber().doubleValue()).isLessThan(0.2);
      generator.parameters().values().assign(0);
      // Weights that add up to one.
      assertThat(enlarged(generator, image).sub(0.4).amaxNumber().doubleValue()).isLessThan(1e-12);
    }
  }

  @Test
  void refusesWhatItCannotEnlarge() {
    SrResidualConfiguration settings = settings(Upsampling.SHUFFLE, Skip.BICUBIC);
    SampleShape small = SampleShape.image(1, 8, 8);
    SampleShape large = SampleShape.image(1, 16, 16);
    assertRefused("gives it none", () -> generator(settings, 3, SampleShape.vector(4), large));
    assertRefused("uses no noise", () -> generator(settings, 2, small, large));
    assertRefused(
        "doubles images", () -> generator(settings, 0, small, SampleShape.image(1, 24, 24)));
    assertRefused(
        "doubles images", () -> generator(settings, 0, small, SampleShape.image(1, 16, 32)));
    assertRefused(
        "smaller than half of a window of 5×5",
        () -> generator(settings, 0, SampleShape.image(1, 2, 8), SampleShape.image(1, 4, 16)));
    assertRefused(
        "cannot be added", () -> generator(settings, 0, small, SampleShape.image(3, 16, 16)));
  }

  @Test
  void refusesStagesThatAnImageDoesNotHave() {
    SrDiscriminatorProvider provider = new SrDiscriminatorProvider();
    assertRefused(
        "too small for that",
        () ->
            provider.create(
                new SrDiscriminatorConfiguration(4, null, 4, true),
                DiscriminatorContext.of(SampleShape.image(1, 6, 30), null, DataType.FLOAT, KEY)));
    assertRefused(
        "can be halved 3 times, not 4",
        () ->
            provider.create(
                new SrDiscriminatorConfiguration(4, 4, 4, true),
                DiscriminatorContext.of(SampleShape.image(1, 28, 28), null, DataType.FLOAT, KEY)));
  }

  private static void assertRefused(String words, Runnable creation) {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(creation::run)
        .withMessageContaining(words);
  }
}
