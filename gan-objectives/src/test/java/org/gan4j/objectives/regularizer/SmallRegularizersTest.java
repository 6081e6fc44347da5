package org.gan4j.objectives.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.Generator;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.FeatureTerm;
import org.gan4j.api.objective.Regularizer.Judging;
import org.gan4j.api.schedule.Player;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weight clipping, instance noise and feature matching. */
class SmallRegularizersTest {

  @Test
  void clippingCutsTheDiscriminatorsParametersOff() {
    Regularizer clipping =
        new WeightClippingProvider().create(new WeightClippingConfiguration(0.1));
    try (Discriminator discriminator = Critics.convolutional();
        Generator generator = Critics.generator()) {
      INDArray before = discriminator.parameters().values().dup();
      clipping.constrain(Critics.step(discriminator, 0));
      INDArray after = discriminator.parameters().values();
      for (int i = 0; i < before.length(); i++) {
        assertThat(after.getDouble(i))
            .isEqualTo(Math.max(-0.1, Math.min(0.1, before.getDouble(i))));
      }

      INDArray generatorBefore = generator.parameters().values().dup();
      clipping.constrain(Critics.generatorStep(generator));
      assertThat(generator.parameters().values()).isEqualTo(generatorBefore);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new WeightClippingConfiguration(0));
  }

  private static Judging judging(boolean real, long step) {
    return new Judging(
        real, Player.DISCRIMINATOR, step, Critics.KEY.split(step).split(real ? 1 : 0));
  }

  @Test
  void noiseFadesAway() {
    Regularizer noise =
        new InstanceNoiseProvider().create(new InstanceNoiseConfiguration(2, 100, 0.5));
    INDArray samples = Nd4j.valueArrayOf(new long[] {100, 100}, 3.0, DataType.FLOAT);

    assertThat(deviation(noise, samples, 0)).isCloseTo(2, within(0.05));
    assertThat(deviation(noise, samples, 50)).isCloseTo(1.25, within(0.05));
    assertThat(deviation(noise, samples, 100)).isCloseTo(0.5, within(0.05));
    assertThat(deviation(noise, samples, 1000)).isCloseTo(0.5, within(0.05));
    assertThat(samples.minNumber().doubleValue()).as("not changed").isEqualTo(3);
  }

  /** Of 10,000 numbers: the tolerance above is more than three standard errors of the largest. */
  private static double deviation(Regularizer noise, INDArray samples, long step) {
    INDArray noisy = noise.disturb(samples, judging(true, step));
    assertThat(noisy.meanNumber().doubleValue()).isCloseTo(3, within(0.1));
    return noisy.stdNumber().doubleValue();
  }

  @Test
  void noiseOfRealAndGeneratedSamplesCanBeHeldAtTheSameTime() {
    Regularizer noise =
        new InstanceNoiseProvider().create(new InstanceNoiseConfiguration(1, 100, 0));
    INDArray samples = Nd4j.zeros(DataType.FLOAT, 2, 3);
    INDArray real = noise.disturb(samples, judging(true, 0));
    INDArray kept = real.dup();
    INDArray fake = noise.disturb(samples, judging(false, 0));

    assertThat(real).isEqualTo(kept).isNotEqualTo(fake);
    assertThat(noise.disturb(samples, judging(true, 100))).isSameAs(samples);
  }

  @Test
  void featureMatchingComparesMeans() {
    Regularizer matching =
        new FeatureMatchingProvider().create(new FeatureMatchingConfiguration(3));
    INDArray real = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 6}});
    INDArray fake = Nd4j.createFromArray(new double[][] {{0, 0}, {2, 2}});

    FeatureTerm term = matching.compareFeatures(real, fake);

    // Means (2, 4) and (1, 1): 3 · (1² + 3²), with the gradient 3 · 2 · (−1, −3) / 2 in each row.
    assertThat(term.value()).isCloseTo(30, within(1e-12));
    assertThat(term.fakeGradient())
        .isEqualTo(Nd4j.createFromArray(new double[][] {{-3, -9}, {-3, -9}}));
    assertThat(matching.comparesFeatures()).isTrue();
  }
}
