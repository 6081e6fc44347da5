package org.gan4j.core.run;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a conditional generator is given when it is sampled. */
interface Conditions {

  /**
   * What some samples are drawn for.
   *
   * @param first the place of the first of them among all that are drawn, from 0
   * @return which the caller closes; null if the generator has no condition
   */
  @Nullable Given draw(int first, int count, RandomKey key);

  /** Conditions, and what people are shown of the answers. */
  interface Given extends AutoCloseable {
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

  private static Given ofSamples(Task task, Dataset dataset, int count, RandomKey key) {
    RandomGenerator generator = key.split("choice").generator();
    int[] indices = generator.ints(count, 0, dataset.size()).toArray();
    Optional<ClassConditions> classes = task.classConditions();
    if (classes.isPresent()) {
      return new OfClasses(classes.get().of(IntStream.of(indices).map(dataset::label).toArray()));
    }
    return new OfRound(
        task.prepare(DatasetBatch.read(dataset, indices, key.split("augmentation")), key));
  }

  /**
   * Classes by a sample's place.
   *
   * @param classOf the label of the sample at a place
   */
  static Conditions ofClasses(ClassConditions classes, IntUnaryOperator classOf) {
    return (first, count, key) ->
        new OfClasses(classes.of(IntStream.range(first, first + count).map(classOf).toArray()));
  }

  /** A class after the other, again and again. */
  static Conditions inTurn(ClassConditions classes) {
    int count = classes.names().size();
    return ofClasses(classes, place -> place % count);
  }

  /** Of a round of the game. */
  record OfRound(Round round) implements Given {
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

  /** Of classes alone, without data. */
  record OfClasses(INDArray condition) implements Given {
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
