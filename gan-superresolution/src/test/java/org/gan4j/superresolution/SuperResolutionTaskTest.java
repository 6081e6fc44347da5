package org.gan4j.superresolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.PictureMapping;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Round.Reconstruction;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;
import org.gan4j.api.network.Differentiable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class SuperResolutionTaskTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3);
  private static final SampleShape IMAGE = SampleShape.image(3, 8, 12);
  private static final int[] NO_LABELS = {};

  private static Task task(int factor, Distance distance, Map<String, SampleShape> arrays) {
    return new SuperResolutionTaskProvider()
        .create(
            new SuperResolutionConfiguration(factor, distance, 0.5, 0.01),
            TaskContext.of(arrays, List.of()));
  }

  private static Task task(int factor, Distance distance) {
    return task(factor, distance, Map.of(Batch.SAMPLES, IMAGE));
  }

  private static INDArray uniform(String name, SampleShape shape) {
    INDArray array = Nd4j.create(DataType.FLOAT, shape.batch(2));
    KEY.split(name).fillUniform(array, -1, 1);
    return array;
  }

  private static Round round(Task task, INDArray samples) {
    return task.round(new Batch(samples, NO_LABELS), KEY);
  }

  private static INDArray condition(Round round) {
    return Objects.requireNonNull(round.generatorCondition());
  }

  /** Images of one colour stay as they are, as far as a file of 256 levels has the colour. */
  @Test
  void reducesImages() {
    Task task = task(4, Distance.L1);
    INDArray samples = Nd4j.valueArrayOf(IMAGE.batch(2), 0.3f, DataType.FLOAT);
    samples.get(NDArrayIndex.point(1)).assign(-1);
    Round round = round(task, samples);

    assertThat(task.generatorCondition()).isEqualTo(SampleShape.image(3, 2, 3));
    assertThat(condition(round).shape()).containsExactly(2, 3, 2, 3);
    // 0.3 is level 165.75, and the nearest one is 166.
    assertThat(condition(round).getFloat(0, 2, 1, 2)).isEqualTo((float) (166 / 127.5 - 1));
    assertThat(condition(round).getFloat(1, 0, 0, 0)).isEqualTo(-1);
    assertThat(round.real()).isSameAs(samples);
    assertThat(round.adversarialWeight()).isEqualTo(0.01);
  }

  @Test
  void takesTheSmallImagesOfPairs() {
    SampleShape grey = SampleShape.image(1, 4, 6);
    Task task = task(2, Distance.L1, Map.of(Batch.SAMPLES, IMAGE, Batch.INPUT, grey));
    INDArray input = uniform("input", grey);
    Batch batch =
        new Batch(Map.of(Batch.SAMPLES, uniform("samples", IMAGE), Batch.INPUT, input), NO_LABELS);
    Round round = task.round(batch, KEY);

    assertThat(task.generatorCondition()).isEqualTo(grey);
    assertThat(round.generatorCondition()).isSameAs(input);
    assertThat(round.baselines()).as("no grey image answers in colour").isEmpty();
    assertThat(task.pictureMapping().orElseThrow().dataFor(10, 5))
        .contains(
            Map.of(
                Batch.SAMPLES, SampleShape.image(3, 20, 10),
                Batch.INPUT, SampleShape.image(1, 10, 5)));
  }

  @Test
  void measuresTheContentTermByItsDefinition() {
    INDArray samples = uniform("samples", IMAGE);
    INDArray made = uniform("made", IMAGE);
    INDArray difference = made.sub(samples);
    double numbers = difference.length();
    Reconstruction absolute = reconstruction(task(2, Distance.L1), samples, made);
    Reconstruction squared = reconstruction(task(2, Distance.L2), samples, made);

    double sum = 0;
    double squares = 0;
    for (float one : difference.ravel().toFloatVector()) {
      sum += Math.abs(one);
      squares += (double) one * one;
    }
    // Sums of a few hundred numbers in single precision.
    assertThat(absolute.value()).isCloseTo(0.5 * sum / numbers, within(1e-6));
    assertThat(squared.value()).isCloseTo(0.5 * squares / numbers, within(1e-6));
    double one = difference.getDouble(1, 2, 3, 4);
    assertThat(absolute.gradient().getDouble(1, 2, 3, 4))
        .isCloseTo(0.5 * Math.signum(one) / numbers, within(1e-9));
    assertThat(squared.gradient().getDouble(1, 2, 3, 4)).isCloseTo(one / numbers, within(1e-8));
  }

  private static Reconstruction reconstruction(Task task, INDArray samples, INDArray made) {
    try (Round round = round(task, samples)) {
      Reconstruction term = round.reconstruction(made).orElseThrow();
      return new Reconstruction(term.value(), term.gradient().dup());
    }
  }

  @Test
  void answersByInterpolationToo() {
    Task task = task(2, Distance.L1);
    INDArray samples = uniform("samples", IMAGE);
    Round round = round(task, samples);
    INDArray made = uniform("made", IMAGE);
    Map<String, INDArray> baselines = round.baselines();
    INDArray picture = round.picture(made);

    assertThat(baselines).containsOnlyKeys("nearest", "bicubic", "lanczos");
    INDArray nearest = Objects.requireNonNull(baselines.get("nearest"));
    assertThat(nearest.getFloat(1, 2, 5, 9)).isEqualTo(condition(round).getFloat(1, 2, 2, 4));
    assertThat(task.pictured()).isEqualTo(SampleShape.image(3, 8, 48));
    assertThat(picture.getFloat(1, 2, 5, 9)).isEqualTo(nearest.getFloat(1, 2, 5, 9));
    assertThat(picture.getFloat(1, 2, 5, 12 + 9))
        .isEqualTo(Objects.requireNonNull(baselines.get("bicubic")).getFloat(1, 2, 5, 9));
    assertThat(picture.getFloat(1, 2, 5, 24 + 9)).isEqualTo(made.getFloat(1, 2, 5, 9));
    assertThat(picture.getFloat(1, 2, 5, 36 + 9)).isEqualTo(samples.getFloat(1, 2, 5, 9));
  }

  /** Features of a test: the squares of all numbers. */
  private record Squares() implements FeatureProvider<Squares.Settings> {
    record Settings() {}

    @Override
    public String type() {
      return "squares";
    }

    @Override
    public Class<Settings> configuration() {
      return Settings.class;
    }

    @Override
    public String description() {
      return "Squares";
    }

    @Override
    public FeatureNetwork create(Settings settings, FeatureContext context) {
      throw new UnsupportedOperationException("the context of the task has the maps");
    }

    static Differentiable maps() {
      return inputs ->
          new Differentiable.Forward(
              inputs.get(0).mul(inputs.get(0)),
              gradient -> List.of(gradient.mul(inputs.get(0)).muli(2)));
    }
  }

  private static Task comparing(double contentWeight, double featureWeight) {
    return new SuperResolutionTaskProvider()
        .create(
            new SuperResolutionConfiguration(
                2,
                Distance.L2,
                contentWeight,
                0,
                new ConfiguredProvider<>(new Squares(), new Squares.Settings()),
                3,
                featureWeight),
            TaskContext.of(IMAGE, List.of())
                .withFeatures(
                    (chosen, samples, halvings) -> {
                      assertThat(chosen.provider().type()).isEqualTo("squares");
                      assertThat(samples).isEqualTo(IMAGE);
                      assertThat(halvings).isEqualTo(3);
                      return Squares::maps;
                    }));
  }

  /** Ledig et al. 2017, equations 4 and 5; the gradient against central differences. */
  @Test
  void comparesFeaturesAndPixels() {
    INDArray truth = uniform("truth", IMAGE);
    INDArray made = uniform("made", IMAGE);
    Round round = round(comparing(0.5, 0.1), truth);

    Reconstruction term = round.reconstruction(made).orElseThrow();

    double pixels = squaredNorm(made.sub(truth)) / made.length();
    double features = squaredNorm(made.mul(made).sub(truth.mul(truth))) / made.length();
    assertThat(term.value()).isCloseTo(0.5 * pixels + 0.1 * features, within(1e-5));
    INDArray direction = uniform("direction", IMAGE);
    double slope = term.gradient().mul(direction).sumNumber().doubleValue();
    double step = 0.01;
    double above = value(round, made.add(direction.mul(step)));
    double below = value(round, made.sub(direction.mul(step)));
    // The third derivative is of the size of the features, times the square of the step.
    assertThat(slope).isCloseTo((above - below) / (2 * step), within(1e-3));
  }

  private static double squaredNorm(INDArray array) {
    double norm = array.norm2Number().doubleValue();
    return norm * norm;
  }

  private static double value(Round round, INDArray made) {
    return round.reconstruction(made).orElseThrow().value();
  }

  @Test
  void learnsFromFeaturesAlone() {
    Task task = comparing(0, 0.1);

    assertThat(task.hasReconstruction()).isTrue();
    assertThat(round(task, uniform("truth", IMAGE)).reconstruction(uniform("made", IMAGE)))
        .isPresent();
    assertThat(comparing(0.5, 0).hasReconstruction()).isTrue();
  }

  @Test
  void mapsPicturesOfEverySize() {
    PictureMapping mapping = task(4, Distance.L1).pictureMapping().orElseThrow();
    assertThat(mapping.input()).isEqualTo(SampleShape.image(3, 2, 3));
    assertThat(mapping.dataFor(50, 70))
        .contains(Map.of(Batch.SAMPLES, SampleShape.image(3, 200, 280)));
    INDArray picture = uniform("picture", mapping.input());
    assertThat(mapping.conditions(picture)).isEqualTo(picture).isNotSameAs(picture);
  }

  /** Two rounds are open at the same time, and neither changes the other. */
  @Test
  void keepsOpenRoundsApart() {
    Task task = task(2, Distance.L1);
    try (Round first = round(task, uniform("first", IMAGE))) {
      INDArray before = condition(first).dup();
      try (Round second = round(task, uniform("second", IMAGE))) {
        assertThat(condition(second)).isNotEqualTo(before);
      }
      assertThat(condition(first)).isEqualTo(before);
    }
  }

  @Test
  void needsAFactorOfTwoOrFourAndSomethingToLearn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SuperResolutionConfiguration(3, Distance.L1, 1, 1))
        .withMessageContaining("2 or 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SuperResolutionConfiguration(2, Distance.L1, 0, 0));
  }
}
