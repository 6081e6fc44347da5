package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.testkit.FiniteDifferences.gaussian;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.Augmentation.BatchContext;
import org.gan4j.api.objective.AugmentationContext;
import org.gan4j.api.objective.AugmentationProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The contract of every augmentation: its output is a function of the key and the samples, has
 * their shape, and the backward pass returns its gradient.
 *
 * @param <C> its configuration
 */
public abstract class AugmentationContract<C extends Record> extends ComponentContract<C> {
  private static final RandomKey KEY = RandomKey.ofSeed(8);
  private static final int BATCH = 4;
  private static final int OCCASIONS = 4;

  /** Not a multiple of a usual number of steps between two changes. */
  private static final int OBSERVATIONS = 7;

  /** For subclasses. */
  protected AugmentationContract() {}

  @Override
  protected abstract AugmentationProvider<C> provider();

  /** The shape of the samples that it is tested with; 3×8×8 unless this says otherwise. */
  protected SampleShape samples() {
    return SampleShape.image(3, 8, 8);
  }

  private Augmentation augmentation() {
    return provider().create(configuration(), AugmentationContext.standalone());
  }

  private INDArray input(DataType type) {
    return gaussian("samples", type, samples().batch(BATCH));
  }

  /** Of real and of generated samples, in steps with randomness of their own. */
  private static BatchContext batch(int index) {
    boolean real = index % 2 == 0;
    RandomKey step = KEY.split(Math.floorDiv(index, 2));
    return new BatchContext(real, index, step.split("shared"), step.split(real ? "real" : "fake"));
  }

  private static INDArray output(Differentiable function, INDArray input) {
    return function.forward(List.of(input)).output().dup();
  }

  @Test
  void keepsShapeAndType() {
    Augmentation augmentation = augmentation();
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      for (int batch : new int[] {BATCH, 1}) {
        INDArray input = gaussian("samples", type, samples().batch(batch));
        INDArray output = output(augmentation.draw(batch(0)), input);

        assertThat(output.shape()).isEqualTo(input.shape());
        assertThat(output.dataType()).isEqualTo(type);
      }
    }
  }

  @Test
  void drawsTheSameFunctionForTheSameOccasion() {
    Augmentation augmentation = augmentation();
    INDArray input = input(DataType.FLOAT);
    for (int i = 0; i < OCCASIONS; i++) {
      Differentiable drawn = augmentation.draw(batch(i));
      INDArray first = output(drawn, input);
      output(augmentation.draw(batch(i + 1)), input);

      assertThat(output(augmentation.draw(batch(i)), input)).isEqualTo(first);
      assertThat(output(augmentation().draw(batch(i)), input)).isEqualTo(first);
    }
  }

  @Test
  void leavesTheSamplesAsTheyAre() {
    Augmentation augmentation = augmentation();
    INDArray input = input(DataType.FLOAT);
    for (int i = 0; i < OCCASIONS; i++) {
      Differentiable.Forward forward = augmentation.draw(batch(i)).forward(List.of(input));
      forward.backward().inputGradients(gaussian("gradient", DataType.FLOAT, input.shape()));

      assertThat(input).isEqualTo(input(DataType.FLOAT));
    }
  }

  @Test
  void givesTheGradientOfWhatItComputes() {
    Augmentation augmentation = augmentation();
    INDArray input = input(DataType.DOUBLE);
    INDArray weights = gaussian("weights", DataType.DOUBLE, input.shape());
    for (int i = 0; i < OCCASIONS; i++) {
      BatchContext batch = batch(i);
      List<INDArray> gradients =
          augmentation.draw(batch).forward(List.of(input)).backward().inputGradients(weights.dup());

      assertThat(gradients).hasSize(1);
      FiniteDifferences.standard()
          .check(
              "samples",
              gradients.get(0).dup(),
              input,
              () -> output(augmentation.draw(batch), input).mul(weights).sumNumber().doubleValue());
    }
  }

  /** With logits between the draws, so that an augmentation that adapts to them has a state. */
  @Test
  void goesOnFromItsStateAsIfThereWasNoInterruption() {
    Augmentation before = augmentation();
    INDArray input = input(DataType.FLOAT);
    for (int i = 0; i < OBSERVATIONS; i++) {
      output(before.draw(batch(0)), input);
      observe(before, i);
    }
    Map<String, INDArray> saved = new LinkedHashMap<>();
    before.state().forEach((name, array) -> saved.put(name, array.dup()));
    Augmentation after = augmentation();
    assertThat(after.state().keySet()).isEqualTo(saved.keySet());
    saved.forEach((name, array) -> Objects.requireNonNull(after.state().get(name)).assign(array));

    assertThat(after.numbers()).isEqualTo(before.numbers());
    for (int i = 1; i < OCCASIONS; i++) {
      assertThat(output(after.draw(batch(i)), input))
          .isEqualTo(output(before.draw(batch(i)), input));
      observe(after, OBSERVATIONS + i);
      observe(before, OBSERVATIONS + i);
      assertThat(after.numbers()).isEqualTo(before.numbers());
    }
  }

  /** Logits of real and of generated samples: positive ones are more frequent. */
  private static void observe(Augmentation augmentation, int step) {
    for (boolean real : new boolean[] {true, false}) {
      INDArray logits = Nd4j.create(DataType.FLOAT, BATCH, 1);
      KEY.split("logits").split(step).split(real ? 1 : 0).fillGaussian(logits, 1, 1);
      augmentation.observe(new Augmentation.Observation(real, BATCH, logits));
    }
  }

  @Test
  void namesItsNumbersInLowerCamelCase() {
    Augmentation augmentation = augmentation();
    observe(augmentation, 0);

    assertThat(augmentation.numbers().keySet()).allMatch(name -> name.matches("[a-z][a-zA-Z0-9]*"));
    assertThat(augmentation.numbers().values()).allMatch(Double::isFinite);
  }
}
