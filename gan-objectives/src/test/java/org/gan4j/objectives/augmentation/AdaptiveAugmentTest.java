package org.gan4j.objectives.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.Augmentation.BatchContext;
import org.gan4j.api.objective.Augmentation.Observation;
import org.gan4j.api.objective.AugmentationContext;
import org.gan4j.objectives.augmentation.AdaptiveAugmentConfiguration.Transform;
import org.gan4j.testkit.AugmentationContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AdaptiveAugmentTest {
  private static final RandomKey KEY = RandomKey.ofSeed(6);

  /** p moves by 0.1 after every four batches of 8. */
  private static AdaptiveAugmentConfiguration configuration(
      double initial, Transform... transforms) {
    return new AdaptiveAugmentConfiguration(
        List.of(transforms), 0.6, 4, 320, initial, 0.8, 0.125, Border.REFLECT);
  }

  private static Augmentation augmentation(double initial, Transform... transforms) {
    return new AdaptiveAugmentProvider()
        .create(configuration(initial, transforms), AugmentationContext.standalone());
  }

  private static BatchContext batch(long batches) {
    RandomKey key = KEY.split(batches);
    return new BatchContext(true, batches, key, key.split("real"));
  }

  private static INDArray output(Augmentation augmentation, INDArray input, long batches) {
    return augmentation.draw(batch(batches)).forward(List.of(input)).output();
  }

  /** {@link AugmentationContract} takes finite differences; with p = 0.8 most images change. */
  private abstract static class Contract
      extends AugmentationContract<AdaptiveAugmentConfiguration> {
    @Override
    protected AdaptiveAugmentProvider provider() {
      return new AdaptiveAugmentProvider();
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(3, 9, 6);
    }
  }

  @Nested
  class All extends Contract {
    @Override
    protected AdaptiveAugmentConfiguration configuration() {
      return AdaptiveAugmentTest.configuration(0.8, Transform.values());
    }
  }

  @Nested
  class Flip extends Contract {
    @Override
    protected AdaptiveAugmentConfiguration configuration() {
      return AdaptiveAugmentTest.configuration(0.8, Transform.FLIP);
    }
  }

  @Nested
  class Shift extends Contract {
    @Override
    protected AdaptiveAugmentConfiguration configuration() {
      return AdaptiveAugmentTest.configuration(0.8, Transform.SHIFT);
    }
  }

  @Nested
  class Scale extends Contract {
    @Override
    protected AdaptiveAugmentConfiguration configuration() {
      return AdaptiveAugmentTest.configuration(0.8, Transform.SCALE);
    }
  }

  @Nested
  class Rotation extends Contract {
    @Override
    protected AdaptiveAugmentConfiguration configuration() {
      return AdaptiveAugmentTest.configuration(0.8, Transform.ROTATION);
    }
  }

  @Nested
  class Brightness extends Contract {
    @Override
    protected AdaptiveAugmentConfiguration configuration() {
      return AdaptiveAugmentTest.configuration(0.8, Transform.BRIGHTNESS);
    }
  }

  @Nested
  class Contrast extends Contract {
    @Override
    protected AdaptiveAugmentConfiguration configuration() {
      return AdaptiveAugmentTest.configuration(0.8, Transform.CONTRAST);
    }
  }

  @Nested
  class Saturation extends Contract {
    @Override
    protected AdaptiveAugmentConfiguration configuration() {
      return AdaptiveAugmentTest.configuration(0.8, Transform.SATURATION);
    }
  }

  @Nested
  class Rising extends Contract {
    @Override
    protected AdaptiveAugmentConfiguration configuration() {
      return AdaptiveAugmentTest.configuration(0, Transform.values());
    }
  }

  private static double probability(Augmentation augmentation) {
    return number(augmentation, "augmentationProbability");
  }

  private static double number(Augmentation augmentation, String name) {
    return Objects.requireNonNull(augmentation.numbers().get(name), name);
  }

  /** Four batches of 8 samples, so many of which have a positive logit. */
  private static void observe(Augmentation augmentation, int positive) {
    for (int i = 0; i < 4; i++) {
      INDArray logits = Nd4j.valueArrayOf(new long[] {8, 1}, -2.0, DataType.FLOAT);
      for (int j = 0; j < positive; j++) {
        logits.putScalar(j, 0.5);
      }
      augmentation.observe(new Observation(true, 8, logits));
      augmentation.observe(new Observation(false, 8, logits.neg()));
    }
  }

  /** r = 2 · positive / 8 - 1: 0.75 and 0.5 are on both sides of the target. */
  @Test
  void probabilityFollowsTheSignsOfRealLogits() {
    Augmentation augmentation = augmentation(0, Transform.BRIGHTNESS);
    observe(augmentation, 7);
    // All of this is rounded to floats near 1.
    assertThat(probability(augmentation)).isCloseTo(0.1, within(1e-7));
    assertThat(number(augmentation, "realMeanSign")).isEqualTo(0.75);
    observe(augmentation, 8);
    assertThat(probability(augmentation)).isCloseTo(0.2, within(1e-7));
    observe(augmentation, 6);
    assertThat(probability(augmentation)).isCloseTo(0.1, within(1e-7));
    observe(augmentation, 0);
    observe(augmentation, 0);
    assertThat(probability(augmentation)).isZero();
    for (int i = 0; i < 12; i++) {
      observe(augmentation, 8);
    }
    assertThat(probability(augmentation)).isCloseTo(0.8, within(1e-7));
  }

  /** A patch discriminator has several logits to a sample, PacGAN several samples to a logit. */
  @Test
  void stepsOfTheProbabilityCountSamples() {
    for (long[] shape : new long[][] {{8, 1, 3, 3}, {4, 1}}) {
      Augmentation augmentation = augmentation(0, Transform.BRIGHTNESS);
      for (int i = 0; i < 4; i++) {
        augmentation.observe(new Observation(true, 8, Nd4j.ones(DataType.FLOAT, shape)));
      }

      assertThat(probability(augmentation)).isCloseTo(0.1, within(1e-7));
      assertThat(number(augmentation, "realMeanSign")).isEqualTo(1);
    }
  }

  @Test
  void changesNothingWhileTheProbabilityIsZero() {
    INDArray input = Nd4j.ones(DataType.FLOAT, 2, 1, 4, 4);

    assertThat(output(augmentation(0, Transform.values()), input, 0)).isSameAs(input);
  }

  @Test
  void appliesEachTransformWithTheProbability() {
    INDArray input = Nd4j.valueArrayOf(new long[] {4000, 1, 1, 1}, 0.5, DataType.FLOAT);
    INDArray same =
        output(augmentation(0.3, Transform.BRIGHTNESS), input, 0).eq(input).castTo(DataType.FLOAT);

    // 70 % of 4,000; the standard deviation is 0.7 %.
    assertThat(same.meanNumber().doubleValue()).isCloseTo(0.7, within(0.03));
  }

  /** A greater p adds transforms; those that a smaller one applied stay as they are. */
  @Test
  void addsTransformsAsTheProbabilityRises() {
    INDArray input = Nd4j.zeros(DataType.FLOAT, 100, 1, 1, 1);
    INDArray few = output(augmentation(0.2, Transform.BRIGHTNESS), input, 0);
    INDArray many = output(augmentation(0.7, Transform.BRIGHTNESS), input, 0);

    for (int i = 0; i < 100; i++) {
      if (few.getFloat(i) != 0) {
        assertThat(many.getFloat(i)).isEqualTo(few.getFloat(i));
      }
    }
    assertThat(many).isNotEqualTo(few);
  }

  /** The step that changes p may still go back through the transforms that it drew before. */
  @Test
  void goesBackThroughWhatWasDrawnBeforeTheProbabilityChanged() {
    Augmentation augmentation = augmentation(0.4, Transform.CONTRAST);
    INDArray input = Nd4j.ones(DataType.DOUBLE, 50, 1, 1, 1);
    var forward = augmentation.draw(batch(0)).forward(List.of(input));
    observe(augmentation, 8);

    assertThat(forward.backward().inputGradients(input.dup()).get(0))
        .as("contrast multiplies: its derivative is what it makes of ones")
        .isEqualTo(forward.output());
  }

  @Test
  void saysThatTheGameReportsNoLogits() {
    Augmentation augmentation = augmentation(0, Transform.FLIP);
    for (long batches = 100; batches < 116; batches++) {
      augmentation.draw(batch(batches));
    }
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> augmentation.draw(batch(116)))
        .satisfies(refusal -> assertThat(refusal.remedy()).contains("diff-augment"));

    observe(augmentation, 8);
    assertThat(augmentation.draw(batch(200))).isNotNull();
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () ->
                new AdaptiveAugmentProvider()
                    .create(
                        configuration(0, Transform.FLIP),
                        AugmentationContext.of(SampleShape.vector(2), null)))
        .withMessageContaining("adaptive-augment changes images");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> configuration(0.9, Transform.FLIP))
        .withMessageContaining("maximum");
    assertThatIllegalArgumentException().isThrownBy(() -> configuration(0));
  }
}
