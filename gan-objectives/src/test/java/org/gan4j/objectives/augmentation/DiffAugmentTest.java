package org.gan4j.objectives.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.Augmentation.BatchContext;
import org.gan4j.api.objective.AugmentationContext;
import org.gan4j.objectives.augmentation.DiffAugmentConfiguration.Transform;
import org.gan4j.testkit.AugmentationContract;
import org.gan4j.testkit.Defaults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class DiffAugmentTest {
  private static final RandomKey KEY = RandomKey.ofSeed(4);

  private static DiffAugmentConfiguration only(Transform... transforms) {
    return new DiffAugmentConfiguration(List.of(transforms), 0.125, 0.5, Border.ZERO);
  }

  private static Augmentation augmentation(Transform... transforms) {
    return new DiffAugmentProvider().create(only(transforms), AugmentationContext.standalone());
  }

  private static BatchContext batch(int step, boolean real) {
    RandomKey key = KEY.split(step);
    return new BatchContext(real, step, key, key.split(real ? "real" : "fake"));
  }

  private static INDArray output(Augmentation augmentation, INDArray input) {
    return augmentation.draw(batch(0, true)).forward(List.of(input)).output();
  }

  /** An image that is not a square; {@link AugmentationContract} takes finite differences. */
  private abstract static class Contract extends AugmentationContract<DiffAugmentConfiguration> {
    @Override
    protected DiffAugmentProvider provider() {
      return new DiffAugmentProvider();
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(3, 9, 6);
    }
  }

  @Nested
  class All extends Contract {
    @Override
    protected DiffAugmentConfiguration configuration() {
      return Defaults.of(DiffAugmentConfiguration.class);
    }
  }

  @Nested
  class Brightness extends Contract {
    @Override
    protected DiffAugmentConfiguration configuration() {
      return only(Transform.BRIGHTNESS);
    }
  }

  @Nested
  class Saturation extends Contract {
    @Override
    protected DiffAugmentConfiguration configuration() {
      return only(Transform.SATURATION);
    }
  }

  @Nested
  class Contrast extends Contract {
    @Override
    protected DiffAugmentConfiguration configuration() {
      return only(Transform.CONTRAST);
    }
  }

  @Nested
  class Shift extends Contract {
    @Override
    protected DiffAugmentConfiguration configuration() {
      return new DiffAugmentConfiguration(List.of(Transform.SHIFT), 0.4, 0.5, Border.REFLECT);
    }
  }

  @Nested
  class Cutout extends Contract {
    @Override
    protected DiffAugmentConfiguration configuration() {
      return only(Transform.CUTOUT);
    }
  }

  /** Of images of one grey: each is another grey afterwards, at most ½ away. */
  @Test
  void brightensEveryImageByANumberOfItsOwn() {
    INDArray input = Nd4j.valueArrayOf(new long[] {500, 1, 2, 2}, 0.25, DataType.DOUBLE);
    double[] added =
        output(augmentation(Transform.BRIGHTNESS), input).sub(input).reshape(2000).toDoubleVector();

    for (int i = 0; i < added.length; i += 4) {
      assertThat(added[i]).isBetween(-0.5, 0.5);
      assertThat(Arrays.copyOfRange(added, i, i + 4)).containsOnly(added[i]);
    }
    double[] sorted = Arrays.stream(added).distinct().sorted().toArray();
    assertThat(sorted).hasSize(500);
    // The least and greatest of 500 uniform numbers: within 0.05 but for 1 in 10¹¹ seeds.
    assertThat(sorted[0]).isLessThan(-0.45);
    assertThat(sorted[499]).isGreaterThan(0.45);
  }

  /** One white pixel in the middle of 16×16: where it goes to, in 2,000 images. */
  @Test
  void shiftsByAllWholeNumbersUpToAnEighth() {
    INDArray input = Nd4j.zeros(DataType.FLOAT, 2000, 1, 16, 16);
    for (int i = 0; i < 2000; i++) {
      input.putScalar(new int[] {i, 0, 8, 8}, 1);
    }
    float[] shifted = output(augmentation(Transform.SHIFT), input).reshape(512_000).toFloatVector();
    int[] rows = new int[16];
    int[] columns = new int[16];
    for (int i = 0; i < shifted.length; i++) {
      if (shifted[i] == 1) {
        rows[i / 16 % 16]++;
        columns[i % 16]++;
      }
    }

    for (int[] counts : List.of(rows, columns)) {
      assertThat(Arrays.stream(counts).sum()).isEqualTo(2000);
      for (int place = 0; place < 16; place++) {
        boolean reached = Math.abs(place - 8) <= 2;
        // 400 of each of five; the standard deviation is 18.
        assertThat(counts[place]).isBetween(reached ? 300 : 0, reached ? 500 : 0);
      }
    }
  }

  /** A square of half the side, of which a part may be outside. */
  @Test
  void hidesAtMostAQuarter() {
    INDArray input = Nd4j.ones(DataType.FLOAT, 300, 1, 8, 8);
    INDArray shown = output(augmentation(Transform.CUTOUT), input).sum(1, 2, 3);

    assertThat(shown.minNumber().doubleValue()).isEqualTo(64 - 16);
    assertThat(shown.maxNumber().doubleValue()).isEqualTo(64 - 4);
  }

  @Test
  void ignoresTheOrderInWhichTransformsAreNamed() {
    INDArray input = Nd4j.linspace(-1, 1, 4 * 3 * 36, DataType.FLOAT).reshape(4, 3, 6, 6);

    assertThat(output(augmentation(Transform.SHIFT, Transform.CONTRAST), input))
        .isEqualTo(output(augmentation(Transform.CONTRAST, Transform.SHIFT), input));
  }

  @Test
  void changesRealAndGeneratedImagesDifferently() {
    INDArray input = Nd4j.linspace(-1, 1, 4 * 3 * 36, DataType.FLOAT).reshape(4, 3, 6, 6);
    Augmentation augmentation = augmentation(Transform.values());
    INDArray real = augmentation.draw(batch(0, true)).forward(List.of(input)).output();
    INDArray fake = augmentation.draw(batch(0, false)).forward(List.of(input)).output();

    assertThat(real).isNotEqualTo(fake);
  }

  @Test
  void leavesTheColoursOfOneChannelAlone() {
    INDArray input = Nd4j.linspace(-1, 1, 4 * 36, DataType.FLOAT).reshape(4, 1, 6, 6);

    assertThat(output(augmentation(Transform.SATURATION), input)).isEqualTo(input);
  }

  /** What convolutions return: the channels last in memory; and a part of a larger batch. */
  @Test
  void readsImagesInAnyMemoryOrder() {
    INDArray dense = Nd4j.linspace(-1, 1, 4 * 3 * 36, DataType.FLOAT).reshape(4, 3, 6, 6);
    INDArray channelsLast = dense.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2);
    INDArray part = Nd4j.concat(0, dense, dense).get(NDArrayIndex.interval(4, 8));
    for (INDArray same : List.of(channelsLast, part)) {
      Augmentation augmentation = augmentation(Transform.values());
      Differentiable.Forward expected =
          augmentation(Transform.values()).draw(batch(0, true)).forward(List.of(dense));
      Differentiable.Forward actual = augmentation.draw(batch(0, true)).forward(List.of(same));

      assertThat(actual.output()).isEqualTo(expected.output());
      assertThat(actual.backward().inputGradients(same.dup()).get(0))
          .isEqualTo(expected.backward().inputGradients(dense.dup()).get(0));
      INDArray gradient = dense.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2);
      assertThat(actual.backward().inputGradients(gradient).get(0))
          .isEqualTo(expected.backward().inputGradients(dense.dup()).get(0));
    }
  }

  @Test
  void makesNoBufferInASteadyState() {
    INDArray input = Nd4j.linspace(-1, 1, 4 * 3 * 36, DataType.FLOAT).reshape(4, 3, 6, 6);
    INDArray gradient = input.dup();
    Augmentation augmentation = augmentation(Transform.values());
    step(augmentation, input, gradient, 0);
    long before = buffersSoFar();
    for (int step = 1; step < 10; step++) {
      step(augmentation, input, gradient, step);
    }

    assertThat(buffersSoFar() - before - 1).isZero();
  }

  private static void step(Augmentation augmentation, INDArray input, INDArray gradient, int step) {
    augmentation.draw(batch(step, true)).forward(List.of(input));
    Differentiable.Forward fake = augmentation.draw(batch(step, false)).forward(List.of(input));
    assertThat(fake.backward().inputGradients(gradient).get(0)).isSameAs(gradient);
  }

  /** ND4J numbers every native buffer that it makes; asking takes a number, too. */
  private static long buffersSoFar() {
    return Nd4j.getDeallocatorService().nextValue();
  }

  @Test
  void refusesVectors() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () ->
                new DiffAugmentProvider()
                    .create(
                        only(Transform.SHIFT), AugmentationContext.of(SampleShape.vector(2), null)))
        .satisfies(
            refusal -> {
              assertThat(refusal.problem())
                  .isEqualTo(
                      "diff-augment changes images, and the samples are vectors of length 2");
              assertThat(refusal.remedy()).contains("instance-noise");
            });
    assertThatIllegalArgumentException()
        .isThrownBy(() -> output(augmentation(Transform.SHIFT), Nd4j.zeros(4, 2)))
        .withMessageContaining("images");
  }

  @Test
  void refusesToChangeNothing() {
    SampleShape grey = SampleShape.image(1, 4, 4);
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () ->
                new DiffAugmentProvider()
                    .create(only(Transform.SATURATION), AugmentationContext.of(grey, null)))
        .withMessageContaining("images of one channel have none");
    assertThatIllegalArgumentException().isThrownBy(DiffAugmentTest::only);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> only(Transform.SHIFT, Transform.SHIFT))
        .withMessageContaining("twice");
  }

  @Test
  void refusesToMoveSamplesAwayFromTheirCondition() {
    SampleShape image = SampleShape.image(3, 4, 4);
    AugmentationContext context = AugmentationContext.of(image, image);
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () ->
                new DiffAugmentProvider()
                    .create(only(Transform.CONTRAST, Transform.SHIFT), context))
        .satisfies(
            refusal -> assertThat(refusal.remedy()).isEqualTo("leave shift out of transforms"));

    assertThat(new DiffAugmentProvider().create(only(Transform.CONTRAST), context)).isNotNull();
    assertThat(
            new DiffAugmentProvider()
                .create(
                    only(Transform.SHIFT), AugmentationContext.of(image, SampleShape.vector(10))))
        .isNotNull();
  }
}
