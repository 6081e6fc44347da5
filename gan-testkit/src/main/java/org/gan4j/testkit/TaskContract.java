package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.testkit.FiniteDifferences.gaussian;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Round.Reconstruction;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.data.TaskProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The contract of every task: shapes are those that it announces, a round is a function of its
 * batch and key, what is prepared of the data and the conditions drawn depend on nothing else, and
 * the gradients of composing and of reconstruction are right.
 *
 * @param <C> its configuration
 */
public abstract class TaskContract<C extends Record> extends ComponentContract<C> {
  private static final RandomKey KEY = RandomKey.ofSeed(6);
  private static final int BATCH = 4;
  private static final int TRAINING = 120;

  /** For float32: central differences are exact for affine and quadratic functions. */
  private static final double STEP = 0.05;

  /** Rounding of sums of a few hundred float32 numbers, divided by the step. */
  private static final double TOLERANCE = 5e-3;

  /** For subclasses. */
  protected TaskContract() {}

  @Override
  protected abstract TaskProvider<C> provider();

  /** The shape of the dataset's samples; 1×16×16 unless this says otherwise. */
  protected SampleShape data() {
    return SampleShape.image(1, 16, 16);
  }

  /** The names of the dataset's classes; none unless this says otherwise. */
  protected List<String> classes() {
    return List.of();
  }

  /**
   * The shape of the dataset's array {@link Batch#INPUT}, the pictures that the task translates;
   * null, which is the default, if the dataset has samples alone.
   */
  protected @Nullable SampleShape input() {
    return null;
  }

  private Task task() {
    return restored(prepared());
  }

  private Map<String, INDArray> prepared() {
    return created().prepare(new NoiseSamples(data(), classes(), TRAINING), KEY.split("prepare"));
  }

  private Task restored(Map<String, INDArray> prepared) {
    Task task = created();
    task.restore(prepared);
    return task;
  }

  private Task created() {
    return provider().create(configuration(), TaskContext.of(arrays(), classes()));
  }

  private Map<String, SampleShape> arrays() {
    SampleShape input = input();
    return input == null
        ? Map.of(Batch.SAMPLES, data())
        : Map.of(Batch.SAMPLES, data(), Batch.INPUT, input);
  }

  private Batch batch() {
    NoiseSamples training = new NoiseSamples(data(), classes(), TRAINING);
    int[] chosen = IntStream.range(0, BATCH).toArray();
    int[] labels =
        classes().isEmpty() ? new int[0] : IntStream.of(chosen).map(training::label).toArray();
    SampleShape input = input();
    INDArray samples = training.array(chosen);
    return input == null
        ? new Batch(samples, labels)
        : new Batch(
            Map.of(
                Batch.SAMPLES,
                samples,
                Batch.INPUT,
                gaussian("input", DataType.FLOAT, input.batch(BATCH)).muli(0.5)),
            labels);
  }

  private static INDArray generated(Task task, String name) {
    return gaussian(name, DataType.FLOAT, task.generated().batch(BATCH)).muli(0.5);
  }

  private static double product(INDArray one, INDArray other) {
    return one.mul(other).sumNumber().doubleValue();
  }

  @Test
  void keepsToTheShapesThatItAnnounces() {
    Task task = task();
    Round round = task.round(batch(), KEY);

    assertThat(round.real().shape()).isEqualTo(task.discriminated().batch(BATCH));
    assertShape(round.generatorCondition(), task.generatorCondition());
    assertShape(round.discriminatorCondition(), task.discriminatorCondition());
    assertThat(round.compose(generated(task, "fake")).shape())
        .isEqualTo(task.discriminated().batch(BATCH));
    INDArray input = gaussian("judged", DataType.FLOAT, task.discriminated().batch(BATCH));
    assertThat(round.composeBackward(input).shape()).isEqualTo(task.generated().batch(BATCH));
    assertThat(round.adversarialWeight()).isFinite().isNotNegative();
    assertThat(round.reconstruction(generated(task, "fake")).isPresent())
        .as("hasReconstruction says whether there is a term of the task's own")
        .isEqualTo(task.hasReconstruction());
    // A game that classifies reads both.
    assertThat(round.labels()).hasSize(task.classes().isEmpty() ? 0 : BATCH);
    assertThat(IntStream.of(round.labels()).allMatch(i -> i >= 0 && i < task.classes().size()))
        .isTrue();
  }

  private static void assertShape(@Nullable INDArray condition, @Nullable SampleShape shape) {
    if (shape == null) {
      assertThat(condition).isNull();
    } else {
      assertThat(Objects.requireNonNull(condition).shape()).isEqualTo(shape.batch(BATCH));
    }
  }

  @Test
  void setsUpTheSameRoundForTheSameBatchAndKey() {
    Task task = task();
    INDArray fake = generated(task, "fake");
    Round once = task.round(batch(), KEY);
    INDArray real = once.real().dup();
    INDArray generatorCondition = copy(once.generatorCondition());
    INDArray discriminatorCondition = copy(once.discriminatorCondition());
    INDArray composed = once.compose(fake).dup();
    task.round(batch(), KEY.split("in between"));

    for (Task other : List.of(task, task())) {
      Round again = other.round(batch(), KEY);
      assertThat(again.real()).isEqualTo(real);
      assertThat(copy(again.generatorCondition())).isEqualTo(generatorCondition);
      assertThat(copy(again.discriminatorCondition())).isEqualTo(discriminatorCondition);
      assertThat(again.compose(fake)).isEqualTo(composed);
    }
  }

  @Test
  void preparesTheSameForTheSameDataAndKey() {
    Map<String, INDArray> prepared = prepared();

    assertThat(prepared()).isEqualTo(prepared);
    assertThat(prepared.values())
        .allSatisfy(
            array -> {
              assertThat(array.dataType()).isEqualTo(DataType.FLOAT);
              assertThat(array.sumNumber().doubleValue()).isFinite();
            });
  }

  @Test
  void drawsTheSameConditionsForTheSameKey() {
    Task task = task();
    Optional<INDArray> drawn = task.drawConditions(BATCH, KEY);
    drawn.ifPresent(conditions -> assertShape(conditions, task.generatorCondition()));

    assertThat(task().drawConditions(BATCH, KEY)).isEqualTo(drawn);
  }

  @Test
  void givesConditionsOfSimilarSamples() {
    Task task = task();
    INDArray samples = generated(task, "similar");
    INDArray before = samples.dup();
    Optional<INDArray> conditions = task.conditionsLike(samples, KEY);
    conditions.ifPresent(given -> assertShape(given, task.generatorCondition()));

    assertThat(samples).isEqualTo(before);
    assertThat(task().conditionsLike(samples, KEY)).isEqualTo(conditions);
  }

  @Test
  void drawsTheConditionsOfAClassWhateverTheOthers() {
    Task task = task();
    if (task.classConditions().isEmpty()) {
      return;
    }
    ClassConditions conditions = task.classConditions().get();
    int last = conditions.names().size() - 1;
    INDArray first = conditions.of(KEY, 0, 0, 0, 0);
    assertShape(first, task.generatorCondition());

    assertThat(conditions.names()).isNotEmpty();
    assertThat(conditions.of(KEY, 0, last, 0, last).getRow(2)).isEqualTo(first.getRow(2));
    assertThat(task().classConditions().orElseThrow().of(KEY, 0, 0, 0, 0)).isEqualTo(first);
  }

  private static @Nullable INDArray copy(@Nullable INDArray array) {
    return array == null ? null : array.dup();
  }

  @Test
  void leavesTheBatchAndTheGeneratedSamplesAsTheyAre() {
    Task task = task();
    Batch batch = batch();
    INDArray samples = batch.samples().dup();
    INDArray fake = generated(task, "fake");
    INDArray before = fake.dup();
    try (Round round = task.round(batch, KEY)) {
      assertThat(round.compose(fake)).isNotNull();
      assertThat(round.reconstruction(fake)).isNotNull();
    }

    assertThat(batch.samples()).isEqualTo(samples);
    assertThat(fake).isEqualTo(before);
  }

  @Test
  void givesTheGradientOfWhatItComposes() {
    Task task = task();
    Round round = task.round(batch(), KEY);
    INDArray weights = gaussian("weights", DataType.FLOAT, task.discriminated().batch(BATCH));
    INDArray gradient = round.composeBackward(weights.dup()).dup();

    assertGradient(
        gradient, task, generated -> product(weights, round.compose(generated.dup()).dup()));
  }

  @Test
  void givesTheGradientOfItsReconstructionTerm() {
    Task task = task();
    Round round = task.round(batch(), KEY);
    INDArray fake = generated(task, "fake");
    if (round.reconstruction(fake).isEmpty()) {
      return;
    }
    INDArray gradient = round.reconstruction(fake).orElseThrow().gradient().dup();
    // Small terms are made large enough to be seen beside rounding.
    double scale = 1 / Math.max(1e-12, gradient.norm2Number().doubleValue());

    assertGradient(
        gradient.mul(scale),
        task,
        generated ->
            scale * round.reconstruction(generated).map(Reconstruction::value).orElseThrow());
  }

  /** In a few random directions, around the samples called fake. */
  private static void assertGradient(
      INDArray gradient, Task task, ToDoubleFunction<INDArray> objective) {
    INDArray fake = generated(task, "fake");
    for (int i = 0; i < 3; i++) {
      INDArray direction = generated(task, "direction " + i);
      double slope =
          FiniteDifferences.derivative(
              shift -> objective.applyAsDouble(fake.add(direction.mul(shift))), STEP);
      double size = gradient.norm2Number().doubleValue() * direction.norm2Number().doubleValue();
      assertThat(product(gradient, direction))
          .as("derivative in direction %d", i)
          .isCloseTo(slope, within(TOLERANCE * Math.max(size, 1)));
    }
  }
}
