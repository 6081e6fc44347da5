package org.gan4j.objectives.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
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
        .create(
            new GaussianLatentConfiguration(size, standardDeviation), LatentContext.standalone());
  }

  private static Latent uniform(int size, double low, double high) {
    return new UniformLatentProvider()
        .create(new UniformLatentConfiguration(size, low, high), LatentContext.standalone());
  }

  private static Latent truncated(int size, double threshold) {
    return new TruncatedGaussianLatentProvider()
        .create(
            new TruncatedGaussianLatentConfiguration(size, threshold), LatentContext.standalone());
  }

  private static Latent bernoulli(int size, double probability) {
    return new BernoulliLatentProvider()
        .create(
            new BernoulliLatentConfiguration(size, probability, -1, 1), LatentContext.standalone());
  }

  private static Latent hypersphere(int size, double radius) {
    return new HypersphereLatentProvider()
        .create(new HypersphereLatentConfiguration(size, radius), LatentContext.standalone());
  }

  private static Latent mixture(int size, int components) {
    return new MixtureLatentProvider()
        .create(
            new MixtureLatentConfiguration(size, components, 0.1, 2, 5),
            LatentContext.standalone());
  }

  private static INDArray draw(Latent latent, int count, RandomKey key) {
    INDArray z = Nd4j.create(DataType.FLOAT, count, latent.size());
    latent.sample(key, z);
    return z;
  }

  static Stream<Latent> latents() {
    return Stream.of(
        gaussian(8, 2),
        uniform(8, -3, 5),
        truncated(8, 1.5),
        bernoulli(64, 0.5),
        hypersphere(8, 2),
        mixture(8, 3));
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
    for (Latent nothing :
        new Latent[] {
          gaussian(0, 1),
          uniform(0, -1, 1),
          truncated(0, 2),
          bernoulli(0, 0.5),
          hypersphere(0, 0),
          mixture(0, 2)
        }) {
      INDArray z = draw(nothing, 2, KEY);

      assertThat(z.shape()).containsExactly(2, 0);
      assertThat(nothing.interpolate(z, z, 0.5).shape()).containsExactly(2, 0);
    }
  }

  @Test
  void refusesWhatIsNoDistribution() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new GaussianLatentConfiguration(-1, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new GaussianLatentConfiguration(1, 0)));
    assertThatIllegalArgumentException().isThrownBy(() -> new UniformLatentConfiguration(1, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UniformLatentConfiguration(1, 0, Double.NaN));
  }

  @Test
  void truncatedGaussianKeepsToItsThreshold() {
    Latent latent = truncated(100, 1);
    INDArray z = draw(latent, 1000, KEY);

    assertThat(z.amaxNumber().doubleValue()).isBetween(0.999, 1.0);
    assertThat(z.meanNumber().doubleValue()).isCloseTo(0, within(5 * 0.54 / Math.sqrt(1e5)));
    // Var = 1 − 2φ(1)/(2Φ(1) − 1) = 0.2911, so the deviation is 0.5396.
    assertThat(z.stdNumber().doubleValue()).isCloseTo(0.5396, within(0.005));
    INDArray middle = latent.interpolate(z, draw(latent, 1000, KEY.split(1)), 0.5);
    assertThat(middle.amaxNumber().doubleValue()).isLessThanOrEqualTo(1);
  }

  @Test
  void bernoulliHasTwoValuesAllTheWay() {
    Latent latent = bernoulli(100, 0.3);
    INDArray z = draw(latent, 1000, KEY);
    // Five standard errors of a share of 100,000.
    assertThat((z.meanNumber().doubleValue() + 1) / 2)
        .isCloseTo(0.3, within(5 * Math.sqrt(0.21 / 1e5)));

    INDArray to = draw(latent, 1000, KEY.split(1));
    double distance = z.sub(to).norm1Number().doubleValue();
    INDArray third = latent.interpolate(z, to, 1.0 / 3);
    assertThat(third.mul(third).minNumber().doubleValue()).as("only -1 and 1").isEqualTo(1);
    // Each row rounds its number of switches, by half of one at most.
    assertThat(z.sub(third).norm1Number().doubleValue())
        .isCloseTo(distance / 3, within(1000 * 0.5 * 2));
  }

  @Test
  void hypersphereKeepsToItsSurface() {
    Latent latent = hypersphere(16, 0);
    INDArray from = draw(latent, 500, KEY);
    INDArray to = draw(latent, 500, KEY.split(1));
    to.putRow(0, from.getRow(0).neg());

    for (double fraction : new double[] {0, 0.2, 0.5, 1}) {
      for (double norm : latent.interpolate(from, to, fraction).norm2(1).toDoubleVector()) {
        assertThat(norm).isCloseTo(4, within(1e-5));
      }
    }
    assertThat(from.meanNumber().doubleValue()).isCloseTo(0, within(5 / Math.sqrt(8000)));
  }

  @Test
  void mixtureDrawsFromEachOfItsGaussians() {
    MixtureLatent latent = new MixtureLatent(new MixtureLatentConfiguration(2, 3, 0.1, 10, 5));
    double[] counts = new double[3];
    INDArray z = draw(latent, 3000, KEY);
    for (double[] point : z.toDoubleMatrix()) {
      for (int i = 0; i < 3; i++) {
        double[] centre = latent.centres()[i];
        counts[i] += Math.hypot(point[0] - centre[0], point[1] - centre[1]) < 0.5 ? 1 : 0;
      }
    }
    // All but exp(−5²/2) lie within five deviations; five deviations of a binomial count.
    assertThat(counts[0] + counts[1] + counts[2]).isCloseTo(3000, within(3.0));
    for (double count : counts) {
      assertThat(count).isCloseTo(1000, within(5 * Math.sqrt(3000 * 2 / 9.0)));
    }
  }

  @Test
  void mixtureMovesTheCentreStraightAndTurnsTheOffset() {
    MixtureLatent latent = new MixtureLatent(new MixtureLatentConfiguration(2, 2, 0.1, 10, 5));
    double[] a = latent.centres()[0];
    double[] b = latent.centres()[1];
    INDArray from = Nd4j.createFromArray(new float[][] {{(float) a[0] + 0.1f, (float) a[1]}});
    INDArray to = Nd4j.createFromArray(new float[][] {{(float) b[0], (float) b[1] + 0.1f}});

    INDArray middle = latent.interpolate(from, to, 0.5);

    double diagonal = 0.1 * Math.sqrt(0.5);
    assertThat(middle.getDouble(0, 0)).isCloseTo((a[0] + b[0]) / 2 + diagonal, within(1e-5));
    assertThat(middle.getDouble(0, 1)).isCloseTo((a[1] + b[1]) / 2 + diagonal, within(1e-5));
  }

  /** Lipton and Tripathi 2017: what leaves the interval is drawn again, not set to the bound. */
  @Test
  void boundedLatentsAreDrawnAgainOutsideOfTheirInterval() {
    for (Latent latent : List.of(uniform(4, -1, 2), truncated(4, 1.5))) {
      double low = latent instanceof UniformLatent ? -1 : -1.5;
      double high = latent instanceof UniformLatent ? 2 : 1.5;
      INDArray z = Nd4j.createFromArray(new float[][] {{0.5f, 7, -7, -0.25f}, {9, 0, 0, 0}});

      latent.confine(z, KEY);

      assertThat(z.getDouble(0, 0)).isEqualTo(0.5);
      assertThat(z.getDouble(0, 3)).isEqualTo(-0.25);
      assertThat(z.getDouble(1, 1)).isZero();
      for (double drawn : new double[] {z.getDouble(0, 1), z.getDouble(0, 2), z.getDouble(1, 0)}) {
        assertThat(drawn).isStrictlyBetween(low, high);
      }
      assertThat(z.getDouble(0, 1)).isNotEqualTo(z.getDouble(0, 2));
    }
  }

  @Test
  void latentsOfASphereReturnToIt() {
    INDArray z = Nd4j.createFromArray(new float[][] {{3, 4}, {0, -0.1f}});

    hypersphere(2, 2).confine(z, KEY);

    // Of float32 numbers.
    assertThat(z.equalsWithEps(Nd4j.createFromArray(new float[][] {{1.2f, 1.6f}, {0, -2}}), 1e-6))
        .isTrue();
  }

  @Test
  void gaussianLatentsHaveNoBounds() {
    INDArray z = Nd4j.createFromArray(new float[][] {{30, -40}});

    gaussian(2, 1).confine(z, KEY);

    assertThat(z.getDouble(0, 0)).isEqualTo(30);
  }
}
