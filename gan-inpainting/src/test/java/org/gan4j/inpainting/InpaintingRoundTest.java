package org.gan4j.inpainting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Round.Reconstruction;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.testkit.Defaults;
import org.gan4j.testkit.FiniteDifferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class InpaintingRoundTest {
  private static final RandomKey KEY = RandomKey.ofSeed(5);
  private static final SampleShape IMAGE = SampleShape.image(3, 12, 8);
  private static final int BATCH = 3;

  private static InpaintingRound round(InpaintingTask task, INDArray images) {
    return task.round(new Batch(images, new int[0]), KEY);
  }

  private static INDArray generated(InpaintingTask task, DataType type) {
    INDArray generated = Nd4j.create(type, task.generated().batch(BATCH));
    RandomKey.ofSeed(8).fillUniform(generated, -1, 1);
    return generated;
  }

  @Test
  void hidesTheCentreAndShowsTheRest() {
    InpaintingTask task =
        TestTasks.task(IMAGE, TestTasks.settings(TestTasks.centre(1), DiscriminatorInput.CONTENT));
    INDArray images = TestTasks.images(DataType.FLOAT, IMAGE, BATCH);

    assertThat(task.generated()).isEqualTo(SampleShape.image(3, 6, 4));
    try (InpaintingRound round = round(task, images)) {
      INDArray seen = round.generatorCondition();
      // The mean colour of photographs in red, (117, 104, 123) of 255, at a hidden pixel; the band
      // of one pixel within the 6×4 that are generated is known.
      assertThat(seen.getDouble(1, 0, 5, 3)).isCloseTo(117 / 127.5 - 1, within(1e-6));
      assertThat(seen.getDouble(1, 2, 6, 4)).isCloseTo(123 / 127.5 - 1, within(1e-6));
      for (int row = 0; row < 12; row++) {
        for (int column = 0; column < 8; column++) {
          boolean hidden = row >= 4 && row < 8 && column >= 3 && column < 5;
          if (!hidden) {
            assertThat(seen.getDouble(2, 1, row, column))
                .isEqualTo(images.getDouble(2, 1, row, column));
          }
        }
      }
      assertThat(round.real())
          .isEqualTo(
              images
                  .get(
                      NDArrayIndex.all(),
                      NDArrayIndex.all(),
                      NDArrayIndex.interval(3, 9),
                      NDArrayIndex.interval(2, 6))
                  .dup('c'));
    }
  }

  @Test
  void showsWhereAMovingHoleIsAndMovesItForEveryImage() {
    InpaintingTask task =
        TestTasks.task(IMAGE, TestTasks.settings(TestTasks.moving(), DiscriminatorInput.COMPOSED));
    INDArray images = TestTasks.images(DataType.FLOAT, IMAGE, 16);

    assertThat(task.generatorCondition()).isEqualTo(SampleShape.image(4, 12, 8));
    try (InpaintingRound round = round(task, images)) {
      for (int i = 0; i < 16; i++) {
        boolean[] hidden = round.holes().get(i);
        for (int pixel = 0; pixel < hidden.length; pixel++) {
          assertThat(round.generatorCondition().getDouble(i, 3, pixel / 8, pixel % 8))
              .isEqualTo(hidden[pixel] ? 1 : 0);
        }
      }
      assertThat(round.holes().stream().map(Arrays::toString).distinct().count()).isGreaterThan(8);
    }
  }

  @Test
  void composesWithoutTouchingAKnownPixel() {
    InpaintingTask task =
        TestTasks.task(IMAGE, TestTasks.settings(TestTasks.moving(), DiscriminatorInput.COMPOSED));
    INDArray images = TestTasks.images(DataType.FLOAT, IMAGE, BATCH);
    INDArray generated = generated(task, DataType.FLOAT);

    try (InpaintingRound round = round(task, images)) {
      INDArray composed = round.compose(generated);
      for (int i = 0; i < BATCH; i++) {
        for (int channel = 0; channel < 3; channel++) {
          for (int pixel = 0; pixel < 96; pixel++) {
            INDArray source = round.holes().get(i)[pixel] ? generated : images;
            assertThat(composed.getFloat(i, channel, pixel / 8, pixel % 8))
                .isEqualTo(source.getFloat(i, channel, pixel / 8, pixel % 8));
          }
        }
      }
      assertThat(round.real()).isSameAs(images);
    }
  }

  /** Composing is linear, so a central difference is exact but for rounding, of about 1e-10. */
  @ParameterizedTest
  @EnumSource(DiscriminatorInput.class)
  void givesTheGradientOfComposing(DiscriminatorInput judged) {
    for (ConfiguredProvider<MaskProvider<?>> mask :
        List.of(TestTasks.centre(1), TestTasks.moving())) {
      InpaintingTask task = TestTasks.task(IMAGE, TestTasks.settings(mask, judged));
      INDArray images = TestTasks.images(DataType.DOUBLE, IMAGE, BATCH);
      INDArray generated = generated(task, DataType.DOUBLE);
      INDArray weights = Nd4j.create(DataType.DOUBLE, task.discriminated().batch(BATCH));
      RandomKey.ofSeed(9).fillGaussian(weights, 0, 1);
      try (InpaintingRound round = round(task, images)) {
        INDArray gradient = round.composeBackward(weights.dup()).dup();
        FiniteDifferences.standard()
            .withStep(1e-3)
            .within(1e-9, 0)
            .ofEveryNumber()
            .check(
                "generated",
                gradient,
                generated,
                () -> round.compose(generated).mul(weights).sumNumber().doubleValue());
      }
    }
  }

  /**
   * The square is quadratic and the absolute value piecewise linear, so central differences with a
   * step that crosses no kink are exact but for rounding.
   */
  @ParameterizedTest
  @EnumSource(Distance.class)
  void givesTheGradientOfTheReconstruction(Distance distance) {
    InpaintingTask task =
        TestTasks.task(
            IMAGE,
            TestTasks.settings(TestTasks.centre(1), DiscriminatorInput.CONTENT, distance, 0.7));
    INDArray images = TestTasks.images(DataType.DOUBLE, IMAGE, BATCH);
    INDArray generated = generated(task, DataType.DOUBLE);
    try (InpaintingRound round = round(task, images)) {
      INDArray gradient = term(round, generated).gradient().dup();
      FiniteDifferences.standard()
          .withStep(1e-6)
          .within(1e-7, 0)
          .ofEveryNumber()
          .check("generated", gradient, generated, () -> term(round, generated).value());
    }
  }

  private static Reconstruction term(InpaintingRound round, INDArray generated) {
    return round.reconstruction(generated).orElseThrow();
  }

  /** Off by 0.1 everywhere: Σ w d² of 8 hidden pixels of weight 1 and 16 of the band of 10. */
  @Test
  void weighsTheBandOfAnOverlapTenfold() {
    InpaintingTask task =
        TestTasks.task(IMAGE, TestTasks.settings(TestTasks.centre(1), DiscriminatorInput.CONTENT));
    INDArray images = TestTasks.images(DataType.DOUBLE, IMAGE, BATCH);
    try (InpaintingRound round = round(task, images)) {
      INDArray off = round.real().dup().addi(0.1);
      assertThat(term(round, off).value())
          .isCloseTo(0.999 * 0.01 * (8 + 16 * 10) / 24, within(1e-12));
    }
  }

  @Test
  void hasNoReconstructionWithoutAWeight() {
    InpaintingTask task =
        TestTasks.task(
            IMAGE,
            TestTasks.settings(TestTasks.moving(), DiscriminatorInput.COMPOSED, Distance.L2, 0));
    INDArray images = TestTasks.images(DataType.FLOAT, IMAGE, BATCH);
    try (InpaintingRound round = round(task, images)) {
      assertThat(round.reconstruction(generated(task, DataType.FLOAT))).isEmpty();
    }
  }

  /** What a sampler prepares between two steps must not reach into the round in progress. */
  @Test
  void standsBesideOtherRounds() {
    InpaintingTask task =
        TestTasks.task(IMAGE, TestTasks.settings(TestTasks.moving(), DiscriminatorInput.COMPOSED));
    INDArray images = TestTasks.images(DataType.FLOAT, IMAGE, BATCH);
    try (InpaintingRound round = round(task, images)) {
      INDArray before = round.generatorCondition().dup();
      try (InpaintingRound other =
          task.round(new Batch(images.mul(0.5), new int[0]), KEY.split(1))) {
        assertThat(other.generatorCondition()).isNotEqualTo(before);
      }
      assertThat(round.generatorCondition()).isEqualTo(before);
    }
  }

  @Test
  void fillsInTheMeanOfWhatIsKnown() {
    float[] pixels = {1, 0, -1, 0.5f, 0.2f, 0.4f, 0.9f, 0.9f};
    new Fill.Mean().apply(pixels, new boolean[] {false, false, true, true}, KEY);

    assertThat(pixels).containsExactly(1, 0, 0.5f, 0.5f, 0.2f, 0.4f, 0.3f, 0.3f);
  }

  @Test
  void fillsInNoiseOfAKey() {
    float[] once = new float[50];
    boolean[] hidden = new boolean[50];
    Arrays.fill(hidden, 10, 50, true);
    Fill noise = new Fill.Noise(0.5);
    noise.apply(once, hidden, KEY);
    float[] again = new float[50];
    noise.apply(again, hidden, KEY);

    assertThat(once).isEqualTo(again);
    assertThat(Arrays.copyOf(once, 10)).containsOnly(0);
    assertThat(Arrays.copyOfRange(once, 10, 50)).doesNotContain(0);
  }

  /** ITU-R BT.601: 0.299 · 117 + 0.587 · 104 + 0.114 · 123 = 110.053. */
  @Test
  void fillsGreyImagesWithTheLumaOfTheColour() {
    float[] pixels = {0, 0};
    Defaults.of(Fill.Constant.class).apply(pixels, new boolean[] {true, false}, KEY);

    assertThat((double) pixels[0]).isCloseTo(110.053 / 127.5 - 1, within(1e-6));
    assertThat(pixels[1]).isZero();
  }

  @Test
  void showsHoleCompletionAndTruthSideBySide() {
    InpaintingTask task =
        TestTasks.task(IMAGE, TestTasks.settings(TestTasks.centre(0), DiscriminatorInput.CONTENT));
    INDArray images = TestTasks.images(DataType.FLOAT, IMAGE, BATCH);
    try (InpaintingRound round = round(task, images)) {
      INDArray generated = generated(task, DataType.FLOAT);
      INDArray picture = round.picture(generated);
      assertThat(picture.shape()).isEqualTo(new long[] {BATCH, 3, 12, 24});
      assertThat(picture.getFloat(0, 0, 3, 8 + 2)).isEqualTo(generated.getFloat(0, 0, 0, 0));
      assertThat(picture.getFloat(0, 0, 3, 16 + 2)).isEqualTo(images.getFloat(0, 0, 3, 2));
    }
  }

  @Test
  void refusesSettingsThatTeachNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new InpaintingConfiguration(
                    TestTasks.moving(),
                    Defaults.of(Fill.Constant.class),
                    DiscriminatorInput.CONTENT,
                    Distance.L2,
                    0,
                    0,
                    1,
                    1,
                    null,
                    null))
        .withMessageContaining("nothing would be learned");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new InpaintingConfiguration(
                    TestTasks.moving(),
                    Defaults.of(Fill.Constant.class),
                    DiscriminatorInput.CONTENT,
                    Distance.L2,
                    1,
                    0,
                    2,
                    1,
                    null,
                    null))
        .withMessageContaining("draws above 1 change the reconstruction term: it has to be l1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fill.Constant(Collections.nCopies(2, 0.0)));
  }
}
