package org.gan4j.evaluation.features;

import java.nio.FloatBuffer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Reads batches of real samples in a random order. */
final class RealSamples {
  private final Dataset data;
  private final ShuffledIndices indices;
  private final RandomKey augmentation;
  private long batches;

  /**
   * Some samples of a dataset.
   *
   * @param chosen which ones
   */
  RealSamples(Dataset data, int[] chosen, RandomKey key) {
    this.data = data;
    indices = new ShuffledIndices(chosen, key.split("order"));
    augmentation = key.split("augmentation");
  }

  /** All samples of a dataset. */
  static RealSamples all(Dataset data, RandomKey key) {
    return new RealSamples(data, ShuffledIndices.shuffled(data.size(), key.split("start")), key);
  }

  /**
   * Reads the next samples.
   *
   * @param samples receives them, [batch, sample shape] or more
   * @return which they are
   */
  int[] next(int count, INDArray samples) {
    int[] chosen = indices.next(count);
    data.read(chosen, augmentation.split(batches++), samples.data().asNioFloat());
    return chosen;
  }

  /**
   * Reads the next samples.
   *
   * @return their numbers, one sample after another
   */
  float[] next(int count) {
    float[] numbers = new float[Math.multiplyExact(count, data.shape().length())];
    data.read(indices.next(count), augmentation.split(batches++), FloatBuffer.wrap(numbers));
    return numbers;
  }

  /** Memory for a batch of such samples. */
  static INDArray batch(Dataset data) {
    return Nd4j.create(DataType.FLOAT, data.shape().batch(ConvolutionalFeatures.BATCH));
  }
}
