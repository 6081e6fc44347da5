package org.gan4j.inpainting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Round.Reconstruction;
import org.gan4j.testkit.FiniteDifferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class DrawsReconstructionTest {
  private static final RandomKey KEY = RandomKey.ofSeed(5);
  private static final SampleShape IMAGE = SampleShape.image(3, 12, 8);
  private static final int BATCH = 6;

  private static InpaintingTask task(int draws, DiscriminatorInput judged) {
    return TestTasks.task(IMAGE, TestTasks.drawing(draws, 1, TestTasks.moving(), judged));
  }

  private static InpaintingRound round(InpaintingTask task, INDArray images) {
    return task.round(new Batch(images, new int[0]), KEY);
  }

  @Test
  void showsTheGeneratorFewerImagesAndTheDiscriminatorAll() {
    INDArray images = TestTasks.images(DataType.FLOAT, IMAGE, 7);
    try (InpaintingRound round = round(task(3, DiscriminatorInput.COMPOSED), images)) {
      List<boolean[]> holes = round.holes();
      INDArray seen = round.generatorCondition();
      for (int i = 0; i < 7; i++) {
        assertThat(holes.get(i)).isEqualTo(holes.get(i / 3 * 3));
        assertThat(seen.slice(i)).isEqualTo(seen.slice(i / 3 * 3L));
      }
      assertThat(holes.get(0)).isNotEqualTo(holes.get(3));
      assertThat(round.real()).isSameAs(images);
      INDArray completed = round.completed(Nd4j.zeros(DataType.FLOAT, 7, 3, 12, 8));
      for (int pixel = 0; pixel < 96; pixel++) {
        assertThat(completed.getFloat(4, 1, pixel / 8, pixel % 8))
            .isEqualTo(holes.get(4)[pixel] ? 0 : images.getFloat(1, 1, pixel / 8, pixel % 8));
      }
    }
    InpaintingTask ofContent =
        TestTasks.task(
            IMAGE, TestTasks.drawing(2, 1, TestTasks.centre(1), DiscriminatorInput.CONTENT));
    try (InpaintingRound round = round(ofContent, images)) {
      INDArray contents =
          images.get(
              NDArrayIndex.all(),
              NDArrayIndex.all(),
              NDArrayIndex.interval(3, 9),
              NDArrayIndex.interval(2, 6));
      assertThat(round.real()).isEqualTo(contents.dup('c'));
    }
  }

  /** Piecewise linear, so central differences with a step that crosses no kink are exact. */
  @ParameterizedTest
  @EnumSource(DiscriminatorInput.class)
  void givesTheGradient(DiscriminatorInput judged) {
    SampleShape small = SampleShape.image(1, 5, 4);
    for (int draws : new int[] {2, 3}) {
      InpaintingTask task =
          TestTasks.task(small, TestTasks.drawing(draws, 1, TestTasks.moving(), judged));
      INDArray images = TestTasks.images(DataType.DOUBLE, small, BATCH);
      INDArray generated = Nd4j.create(DataType.DOUBLE, small.batch(BATCH));
      RandomKey.ofSeed(8).fillUniform(generated, -1, 1);
      try (InpaintingRound round = round(task, images)) {
        INDArray gradient = term(round, generated).gradient().dup();
        FiniteDifferences.standard()
            .withStep(1e-6)
            .within(1e-8, 0)
            .ofEveryNumber()
            .check("generated", gradient, generated, () -> term(round, generated).value());
      }
    }
  }

  private static Reconstruction term(InpaintingRound round, INDArray generated) {
    return round.reconstruction(generated).orElseThrow();
  }

  /**
   * Draws that are alike are one draw: the mean distance to the truth, here 0.1. The truth was a
   * float on its way, which rounds it by 3e-8.
   */
  @Test
  void isTheDistanceWhereTheDrawsAreAlike() {
    InpaintingTask task =
        TestTasks.task(
            IMAGE, TestTasks.drawing(2, 1, TestTasks.centre(0), DiscriminatorInput.CONTENT));
    INDArray images = TestTasks.images(DataType.DOUBLE, IMAGE, 2);
    images.putSlice(1, images.slice(0));
    try (InpaintingRound round = round(task, images)) {
      INDArray off = round.real().dup().addi(0.1);
      assertThat(term(round, off).value()).isCloseTo(0.7 * 0.1, within(1e-7));
    }
  }

  /**
   * Bendel et al. 2023: where the truth is normal with deviation 1, draws of deviation 1 are best.
   * The derivative with respect to the draws' deviation σ is Σ gradient · z. Closed form, of the
   * mean of |normal|, √(2/π): 0.7 · √(2/π) · (σ/P / √(1 + σ²/P) − 1/√(P(P + 1))). The tolerance is
   * five standard errors of a mean of 160,000 numbers.
   */
  @ParameterizedTest
  @CsvSource({"2, 0.5", "2, 1", "2, 2", "4, 1"})
  void wantsTheSpreadOfTheTruth(int draws, double sigma) {
    SampleShape large = SampleShape.image(1, 200, 200);
    InpaintingTask task =
        TestTasks.task(
            large, TestTasks.drawing(draws, 1, TestTasks.moving(), DiscriminatorInput.COMPOSED));
    long images = 4;
    INDArray truth = Nd4j.create(DataType.DOUBLE, large.batch(images * draws));
    INDArray noise = Nd4j.create(DataType.DOUBLE, large.batch(images * draws));
    KEY.split(1).fillGaussian(truth, 0, 1);
    KEY.split(2).fillGaussian(noise, 0, 1);
    try (InpaintingRound round = round(task, truth)) {
      INDArray hole = hidden(round, large);
      INDArray gradient = term(round, noise.mul(sigma)).gradient();
      double hidden = hole.sumNumber().doubleValue() / hole.length();
      double slope = gradient.mul(noise).mul(hole).sumNumber().doubleValue() / hidden;

      double expected =
          0.7
              * Math.sqrt(2 / Math.PI)
              * (sigma / draws / Math.sqrt(1 + sigma * sigma / draws)
                  - 1 / Math.sqrt(draws * (draws + 1.0)));
      assertThat(slope).isCloseTo(expected, within(5 * 0.7 / Math.sqrt(160_000 * hidden)));
      assertThat(Math.abs(expected) < 1e-9).isEqualTo(sigma == 1);
    }
  }

  private static INDArray hidden(InpaintingRound round, SampleShape image) {
    double[] hole = new double[round.holes().size() * image.length()];
    for (int i = 0; i < hole.length; i++) {
      hole[i] = round.holes().get(i / image.length())[i % image.length()] ? 1 : 0;
    }
    return Nd4j.createFromArray(hole).reshape('c', image.batch(round.holes().size()));
  }

  /** Known pixels are to be repeated, not varied. */
  @Test
  void rewardsNoSpreadOfKnownPixels() {
    INDArray images = TestTasks.images(DataType.DOUBLE, IMAGE, 2);
    images.putSlice(1, images.slice(0));
    try (InpaintingRound round = round(task(2, DiscriminatorInput.COMPOSED), images)) {
      INDArray spread = images.dup();
      spread.slice(0).addi(0.1);
      spread.slice(1).subi(0.1);
      double share = InpaintingTask.count(round.holes().get(0)) / 96.0;
      // The mean is the truth but for a float's rounding, so that nothing is left but the reward:
      // 0.1 twice, times 1/(2√3).
      assertThat(term(round, spread).value())
          .isCloseTo(-0.7 * 0.2 / (2 * Math.sqrt(3)) * share, within(1e-7));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 7})
  void refusesABatchThatCannotBeDivided(int batch) {
    INDArray images = TestTasks.images(DataType.FLOAT, IMAGE, batch);
    try (InpaintingRound round = round(task(3, DiscriminatorInput.COMPOSED), images)) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> round.reconstruction(images.dup()))
          .withMessageContaining("cannot be divided into 3 draws");
    }
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> task(3, DiscriminatorInput.COMPOSED).requireBatchSize(batch))
        .withMessageContaining("cannot be divided into 3 draws");
  }

  @Test
  void takesABatchThatCanBeDivided() {
    assertThatNoException()
        .isThrownBy(() -> task(3, DiscriminatorInput.COMPOSED).requireBatchSize(6));
    assertThatNoException()
        .isThrownBy(() -> task(1, DiscriminatorInput.COMPOSED).requireBatchSize(5));
  }
}
