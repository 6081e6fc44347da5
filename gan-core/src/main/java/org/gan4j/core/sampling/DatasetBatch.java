package org.gan4j.core.sampling;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batches of a dataset outside of the training loop, which has a reader of its own. */
@ThreadSafe
public final class DatasetBatch {
  private DatasetBatch() {}

  /**
   * Reads samples with all their arrays and their labels.
   *
   * @param indices which ones
   * @return new arrays [indices, …], which the caller closes
   */
  public static Batch read(Dataset dataset, int[] indices, RandomKey augmentation) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    Map<String, FloatBuffer> numbers = new LinkedHashMap<>();
    dataset
        .arrays()
        .forEach(
            (name, shape) -> {
              INDArray array = Nd4j.create(DataType.FLOAT, shape.batch(indices.length));
              arrays.put(name, array);
              numbers.put(name, array.data().asNioFloat());
            });
    dataset.read(indices, augmentation, numbers);
    int[] labels = new int[dataset.classes().isEmpty() ? 0 : indices.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = dataset.label(indices[i]);
    }
    return new Batch(arrays, labels);
  }
}
