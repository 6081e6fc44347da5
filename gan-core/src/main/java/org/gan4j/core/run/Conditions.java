package org.gan4j.core.run;

import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a conditional generator is given when it is sampled. */
interface Conditions {

  /**
   * A round of some samples, whose conditions the generator is given.
   *
   * @return which the caller closes; null if the generator has no condition
   */
  @Nullable Round draw(int count, RandomKey key);

  /** For generators without a condition. */
  static Conditions none() {
    return (count, key) -> null;
  }

  /** Rounds as training sets them up, of samples chosen at random. */
  static Conditions of(Task task, Dataset dataset) {
    return task.generatorCondition() == null
        ? none()
        : (count, key) -> task.prepare(choose(dataset, count, key), key);
  }

  private static Batch choose(Dataset dataset, int count, RandomKey key) {
    RandomGenerator generator = key.split("choice").generator();
    int[] indices = generator.ints(count, 0, dataset.size()).toArray();
    FloatBuffer pixels = FloatBuffer.allocate(count * dataset.shape().length());
    dataset.read(indices, key.split("augmentation"), pixels);
    int[] labels = new int[dataset.classes().isEmpty() ? 0 : count];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = dataset.label(indices[i]);
    }
    INDArray samples =
        Nd4j.create(pixels.array(), dataset.shape().batch(count), 'c').castTo(DataType.FLOAT);
    return new Batch(samples, labels);
  }
}
