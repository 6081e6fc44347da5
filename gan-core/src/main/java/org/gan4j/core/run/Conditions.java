package org.gan4j.core.run;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Task;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a conditional generator is given when it is sampled. */
interface Conditions {

  /**
   * The conditions of some samples.
   *
   * @return [count, condition shape]; null if the generator has none
   */
  @Nullable INDArray draw(int count, RandomKey key);

  /** For generators without a condition. */
  static Conditions none() {
    return (count, key) -> null;
  }

  /** Conditions as training makes them, of samples chosen at random. */
  static Conditions of(Task task, Dataset dataset) {
    return task.generatorCondition() == null
        ? none()
        : (count, key) -> task.prepare(choose(dataset, count, key), key).generatorCondition();
  }

  private static Batch choose(Dataset dataset, int count, RandomKey key) {
    RandomGenerator generator = key.split("choice").generator();
    int[] indices = generator.ints(count, 0, dataset.size()).toArray();
    return DatasetBatch.read(dataset, indices, key.split("augmentation"));
  }
}
