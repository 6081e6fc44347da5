package org.gan4j.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Round.Reconstruction;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.testkit.Defaults;
import org.gan4j.testkit.TaskContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TranslationTaskTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3);
  private static final SampleShape GREY = SampleShape.image(1, 4, 4);
  private static final SampleShape COLOUR = SampleShape.image(3, 4, 4);

  /** Of pairs, with the published settings but a smaller weight, so that sums are exact enough. */
  @Nested
  class OfPairs extends TaskContract<TranslationConfiguration> {
    @Override
    protected TranslationTaskProvider provider() {
      return new TranslationTaskProvider();
    }

    @Override
    protected TranslationConfiguration configuration() {
      return new TranslationConfiguration(Judged.PAIR, PixelDistance.L2, 1, 1);
    }

    @Override
    protected SampleShape input() {
      return SampleShape.image(3, 16, 16);
    }
  }

  /** Without pairs. */
  @Nested
  class WithoutPairs extends TaskContract<UnpairedTranslationConfiguration> {
    @Override
    protected UnpairedTranslationTaskProvider provider() {
      return new UnpairedTranslationTaskProvider();
    }

    @Override
    protected UnpairedTranslationConfiguration configuration() {
      return new UnpairedTranslationConfiguration();
    }

    @Override
    protected SampleShape input() {
      return SampleShape.image(1, 16, 16);
    }
  }

  private static Task task(TranslationConfiguration configuration, SampleShape input) {
    return new TranslationTaskProvider()
        .create(
            configuration,
            TaskContext.of(Map.of(Batch.SAMPLES, COLOUR, Batch.INPUT, input), List.of()));
  }

  private static Batch batch(double input, double target) {
    return new Batch(
        Map.of(
            Batch.SAMPLES,
            Nd4j.valueArrayOf(COLOUR.batch(2), target).castTo(Nd4j.dataType()),
            Batch.INPUT,
            Nd4j.valueArrayOf(GREY.batch(2), input).castTo(Nd4j.dataType())),
        new int[0]);
  }

  @Test
  void hasThePublishedDefaults() {
    assertThat(Defaults.of(TranslationConfiguration.class))
        .isEqualTo(new TranslationConfiguration(Judged.PAIR, PixelDistance.L1, 100, 1));
  }

  /** 100 · mean |0.5 − (−0.25)|, and 100 · sign / n for each of the n = 2 · 48 numbers. */
  @Test
  void addsAHundredTimesTheMeanAbsoluteDifference() {
    Task task = task(Defaults.of(TranslationConfiguration.class), GREY);
    try (Round round = task.round(batch(0, -0.25), KEY)) {
      INDArray generated = Nd4j.valueArrayOf(COLOUR.batch(2), 0.5).castTo(Nd4j.dataType());
      Reconstruction term = round.reconstruction(generated).orElseThrow();

      // Exact numbers in float32, but for the sum of 96 of them.
      assertThat(term.value()).isCloseTo(75, within(1e-4));
      assertThat(term.gradient().minNumber().doubleValue()).isCloseTo(100 / 96.0, within(1e-6));
      assertThat(term.gradient().maxNumber().doubleValue()).isCloseTo(100 / 96.0, within(1e-6));
    }
  }

  @Test
  void givesBothPlayersTheInputAsTheirCondition() {
    Task task = task(Defaults.of(TranslationConfiguration.class), GREY);
    Batch batch = batch(0.5, 0);
    try (Round round = task.round(batch, KEY)) {
      assertThat(round.generatorCondition()).isSameAs(batch.array(Batch.INPUT));
      assertThat(round.discriminatorCondition()).isSameAs(batch.array(Batch.INPUT));
    }
  }

  @Test
  void showsTheDiscriminatorTheOutputAloneIfItIsToldTo() {
    Task task = task(new TranslationConfiguration(Judged.OUTPUT, PixelDistance.L1, 0, 1), GREY);
    try (Round round = task.round(batch(0.5, 0), KEY)) {
      assertThat(task.discriminatorCondition()).isNull();
      assertThat(round.discriminatorCondition()).isNull();
      assertThat(round.reconstruction(round.real())).isEmpty();
    }
  }

  @Test
  void picturesInputOutputAndTargetSideBySide() {
    Task task = task(Defaults.of(TranslationConfiguration.class), GREY);
    try (Round round = task.round(batch(-1, 1), KEY)) {
      INDArray generated = Nd4j.valueArrayOf(COLOUR.batch(2), 0.5).castTo(Nd4j.dataType());
      INDArray picture = round.picture(generated);

      assertThat(picture.shape())
          .isEqualTo(task.pictured().batch(2))
          .isEqualTo(new long[] {2, 3, 4, 12});
      for (int channel = 0; channel < 3; channel++) {
        assertThat(picture.getDouble(1, channel, 3, 3)).isEqualTo(-1);
        assertThat(picture.getDouble(1, channel, 3, 4)).isEqualTo(0.5);
        assertThat(picture.getDouble(1, channel, 0, 8)).isEqualTo(1);
      }
    }
  }

  @Test
  void mapsPicturesOfUsersToItsCondition() {
    Task task = task(Defaults.of(TranslationConfiguration.class), GREY);
    INDArray picture = Nd4j.valueArrayOf(GREY.batch(1), 0.25);

    assertThat(task.pictureMapping().orElseThrow().input()).isEqualTo(GREY);
    assertThat(task.pictureMapping().orElseThrow().conditions(picture)).isEqualTo(picture);
  }

  @Test
  void refusesDataWithoutInputs() {
    assertThatThrownBy(
            () ->
                new TranslationTaskProvider()
                    .create(
                        Defaults.of(TranslationConfiguration.class),
                        TaskContext.of(COLOUR, List.of())))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("no array \"input\"");
  }

  @ParameterizedTest
  @CsvSource({"4,6", "6,4"})
  void refusesInputsOfAnotherSize(int height, int width) {
    assertThatThrownBy(
            () ->
                task(
                    Defaults.of(TranslationConfiguration.class),
                    SampleShape.image(3, height, width)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("and the samples");
  }

  @Test
  void refusesWeightsThatTeachNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TranslationConfiguration(Judged.PAIR, PixelDistance.L1, 0, 0));
  }
}
