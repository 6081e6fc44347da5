package org.gan4j.core.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Latent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LatentTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3);

  private static Latent gaussian(int size, double standardDeviation) {
    return new GaussianLatentProvider()
        .create(new GaussianLatentConfiguration(size, standardDeviation));
  }

  private static Latent uniform(int size, double low, double high) {
    return new UniformLatentProvider().create(new UniformLatentConfiguration(size, low, high));
  }

  private static INDArray draw(Latent latent, int count, RandomKey key) {
    INDArray z = Nd4j.create(DataType.FLOAT, count, latent.size());
    latent.sample(key, z);
    return z;
  }

  static Stream<Latent> latents() {
    return Stream.of(gaussian(8, 2), uniform(8, -3, 5));
  }

  @ParameterizedTest
  @MethodSource("latents")
  void drawsTheSameFromTheSameKeyOnly(Latent latent) {
    assertThat(draw(latent, 4, KEY)).isEqualTo(draw(latent, 4, KEY));
    assertThat(draw(latent, 4, KEY)).isNotEqualTo(draw(latent, 4, KEY.split(1)));
  }

  @ParameterizedTest
  @MethodSource("latents")
  void interpolatesFromOneEndToTheOther(Latent latent) {
    INDArray from = draw(latent, 3, KEY.split("from"));
    INDArray to = draw(latent, 3, KEY.split("to"));

    assertThat(latent.interpolate(from, to, 0).equalsWithEps(from, 1e-6)).isTrue();
    assertThat(latent.interpolate(from, to, 1).equalsWithEps(to, 1e-6)).isTrue();
    assertThat(latent.interpolate(from, from, 0.4).equalsWithEps(from, 1e-6)).isTrue();
    assertThat(from).isEqualTo(draw(latent, 3, KEY.split("from")));
    assertThatIllegalArgumentException().isThrownBy(() -> latent.interpolate(from, to, 1.1));
  }

  @Test
  void gaussianHasItsStandardDeviation() {
    INDArray z = draw(gaussian(100, 2), 1000, KEY);

    // Five standard errors of the mean and of the deviation of 100,000 draws.
    assertThat(z.meanNumber().doubleValue()).isCloseTo(0, within(5 * 2 / Math.sqrt(1e5)));
    assertThat(z.stdNumber().doubleValue()).isCloseTo(2, within(5 * 2 / Math.sqrt(2e5)));
  }

  @Test
  void uniformStaysInItsInterval() {
    INDArray z = draw(uniform(100, -3, 5), 1000, KEY);

    assertThat(z.minNumber().doubleValue()).isBetween(-3.0, -2.99);
    assertThat(z.maxNumber().doubleValue()).isBetween(4.99, 5.0);
    assertThat(z.meanNumber().doubleValue())
        .isCloseTo(1, within(5 * 8 / Math.sqrt(12) / Math.sqrt(1e5)));
  }

  @Test
  void gaussianGoesAlongTheGreatCircle() {
    INDArray east = Nd4j.createFromArray(new float[][] {{3, 0}, {0, 1}});
    INDArray north = Nd4j.createFromArray(new float[][] {{0, 3}, {0, 1}});

    INDArray middle = gaussian(2, 1).interpolate(east, north, 1.0 / 3);

    assertThat(middle.getDouble(0, 0)).isCloseTo(3 * Math.cos(Math.PI / 6), within(1e-6));
    assertThat(middle.getDouble(0, 1)).isCloseTo(3 * Math.sin(Math.PI / 6), within(1e-6));
    assertThat(middle.getDouble(1, 1)).as("a pair that is one point").isEqualTo(1);
  }

  @Test
  void gaussianGoesStraightBetweenOpposites() {
    INDArray here = Nd4j.createFromArray(new float[][] {{2, 0}, {0, 0}});
    INDArray there = Nd4j.createFromArray(new float[][] {{-2, 0}, {1, 0}});

    INDArray middle = gaussian(2, 1).interpolate(here, there, 0.25);

    assertThat(middle.getDouble(0, 0)).isCloseTo(1, within(1e-5));
    assertThat(middle.getDouble(1, 0)).isCloseTo(0.25, within(1e-6));
  }

  @Test
  void uniformGoesStraight() {
    INDArray from = Nd4j.createFromArray(new float[][] {{-1, 0}});
    INDArray to = Nd4j.createFromArray(new float[][] {{1, 1}});

    assertThat(uniform(2, -1, 1).interpolate(from, to, 0.25))
        .isEqualTo(Nd4j.createFromArray(new float[][] {{-0.5f, 0.25f}}));
  }

  @Test
  void mayBeEmpty() {
    for (Latent nothing : new Latent[] {gaussian(0, 1), uniform(0, -1, 1)}) {
      INDArray z = draw(nothing, 2, KEY);

      assertThat(z.shape()).containsExactly(2, 0);
      assertThat(nothing.interpolate(z, z, 0.5).shape()).containsExactly(2, 0);
    }
  }

  @Test
  void refusesWhatIsNoDistribution() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GaussianLatentConfiguration(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new GaussianLatentConfiguration(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new UniformLatentConfiguration(1, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UniformLatentConfiguration(1, 0, Double.NaN));
  }
}
