package org.gan4j.core.sampling;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The conditions of a conditional generator when it is sampled. */
@NotThreadSafe
public interface Conditions {

  /**
   * What some samples are drawn for.
   *
   * @param first the place of the first of them among all that are drawn, from 0
   * @return which the caller closes; null if the generator has no condition
   */
  @Nullable ConditionBatch draw(int first, int count, RandomKey key);

  /** Conditions, and their presentation in pictures of samples. */
  interface ConditionBatch extends AutoCloseable {
    /** The generator's condition, [count, condition shape]. */
    @Nullable INDArray condition();

    /** The samples as people are shown them: [count, …]. */
    INDArray picture(INDArray generated);

    @Override
    void close();
  }

  /** For generators without a condition. */
  static Conditions none() {
    return (first, count, key) -> null;
  }

  /** Conditions as training sets them up, of samples chosen at random. */
  static Conditions of(Task task, Dataset dataset) {
    return task.generatorCondition() == null
        ? none()
        : (first, count, key) -> ofSamples(task, dataset, count, key);
  }

  /**
   * What generated samples are drawn for that are to be compared with real ones. Conditions that
   * are made of samples, such as small images, are made of the samples to compare with, each one as
   * often as any other: those of the training were learned.
   *
   * @param reference the samples to compare with
   */
  static Conditions compared(Task task, Dataset training, Dataset reference) {
    Conditions usual = of(task, training);
    if (task.generatorCondition() == null || task.classConditions().isPresent()) {
      return usual;
    }
    int[] order = IntStream.range(0, reference.size()).toArray();
    RandomKey.ofSeed(0).split("conditions").shuffle(order);
    return (first, count, key) -> {
      if (task.drawConditions(1, key).isPresent()) {
        return usual.draw(first, count, key);
      }
      int[] indices = new int[count];
      Arrays.setAll(indices, i -> order[(first + i) % order.length]);
      return new OfRound(
          task.round(DatasetBatch.read(reference, indices, key.split("augmentation")), key));
    };
  }

  /** Conditions that the task draws as frequent as in the training data, without the data. */
  static Conditions drawn(Task task) {
    return (first, count, key) ->
        new WithoutData(
            task.drawConditions(count, key)
                .orElseThrow(
                    () -> new IllegalStateException("this task draws no conditions itself")));
  }

  private static ConditionBatch ofSamples(Task task, Dataset dataset, int count, RandomKey key) {
    RandomGenerator generator = key.split("choice").generator();
    int[] indices = generator.ints(count, 0, dataset.size()).toArray();
    Optional<ClassConditions> classes = task.classConditions();
    if (classes.isPresent()) {
      int[] labels = IntStream.of(indices).map(dataset::label).toArray();
      return new WithoutData(classes.get().of(key.split("classes"), labels));
    }
    Optional<INDArray> drawn = task.drawConditions(count, key);
    if (drawn.isPresent()) {
      return new WithoutData(drawn.get());
    }
    return new OfRound(
        task.round(DatasetBatch.read(dataset, indices, key.split("augmentation")), key));
  }

  /**
   * Classes by a sample's place.
   *
   * @param classOf the label of the sample at a place
   */
  static Conditions ofClasses(ClassConditions classes, IntUnaryOperator classOf) {
    return (first, count, key) ->
        new WithoutData(
            classes.of(key, IntStream.range(first, first + count).map(classOf).toArray()));
  }

  /** A class after the other, again and again. */
  static Conditions inTurn(ClassConditions classes) {
    int count = classes.names().size();
    return ofClasses(classes, place -> place % count);
  }

  /**
   * Conditions of samples that are similar to some, one after the other, again and again.
   *
   * @param samples [count, generated shape], open as long as these conditions are used
   * @throws GanException of kind USAGE if the task has no such conditions
   */
  static Conditions similarTo(Task task, INDArray samples) {
    int size = (int) samples.size(0);
    INDArray rows = samples.reshape(size, -1);
    return (first, count, key) -> {
      int[] places = new int[count];
      Arrays.setAll(places, i -> (first + i) % size);
      try (INDArray chosen = Nd4j.pullRows(rows, 1, places)) {
        INDArray examples = chosen.reshape(task.generated().batch(count));
        return new WithoutData(
            task.conditionsLike(examples, key).orElseThrow(Conditions::notSimilar));
      }
    };
  }

  private static GanException notSimilar() {
    return GanException.usage(
        "this generator cannot be asked for samples similar to a picture",
        "task.type",
        "train one with the task self-conditional");
  }

  /** Conditions of a round. */
  record OfRound(Round round) implements ConditionBatch {
    @Override
    public @Nullable INDArray condition() {
      return round.generatorCondition();
    }

    @Override
    public INDArray picture(INDArray generated) {
      return round.picture(generated);
    }

    @Override
    public void close() {
      round.close();
    }
  }

  /** Conditions that need no data. */
  record WithoutData(INDArray condition) implements ConditionBatch {
    @Override
    public INDArray picture(INDArray generated) {
      return generated;
    }

    @Override
    public void close() {
      condition.close();
    }
  }
}
