package org.gan4j.core.probe;

import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.core.run.DatasetBatch;
import org.gan4j.core.run.TrainedDiscriminator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What a classifier sees of samples.
 *
 * <p>For one thread at a time.
 */
@FunctionalInterface
public interface Representation {
  /**
   * Represents samples of a dataset that has labels.
   *
   * @param indices which ones, in this order; at least one
   * @param key randomness for datasets that flip their images and the like
   */
  LabelledVectors of(Dataset dataset, int[] indices, RandomKey key);

  /** The numbers that the samples consist of. */
  static Representation pixels() {
    return (dataset, indices, key) -> {
      Batch batch = DatasetBatch.read(dataset, indices, key);
      return new LabelledVectors(
          batch.samples().reshape('c', indices.length, dataset.shape().length()), batch.labels());
    };
  }

  /** What a discriminator has learned to see. */
  static Representation features(TrainedDiscriminator discriminator) {
    return (dataset, indices, key) -> {
      Features collected = new Features(indices.length);
      discriminator.features(dataset, indices, key, collected::add);
      return collected.all();
    };
  }

  /** Puts portions together. */
  final class Features {
    private final int[] labels;
    private INDArray vectors = Nd4j.empty();
    private int filled;

    private Features(int count) {
      labels = new int[count];
    }

    private void add(INDArray portion, int... theirLabels) {
      if (filled == 0) {
        vectors = Nd4j.create(portion.dataType(), labels.length, portion.size(1));
      }
      int end = filled + theirLabels.length;
      vectors.get(NDArrayIndex.interval(filled, end), NDArrayIndex.all()).assign(portion);
      System.arraycopy(theirLabels, 0, labels, filled, theirLabels.length);
      filled = end;
    }

    private LabelledVectors all() {
      return new LabelledVectors(vectors, labels);
    }
  }
}
