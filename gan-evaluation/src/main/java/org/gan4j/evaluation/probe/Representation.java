package org.gan4j.evaluation.probe;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The input of a classifier for samples.
 *
 * <p>For one thread at a time.
 */
@NotThreadSafe
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
      INDArray pixels = Nd4j.create(DataType.FLOAT, indices.length, dataset.shape().length());
      dataset.read(indices, key, pixels.data().asNioFloat());
      return new LabelledVectors(pixels, Arrays.stream(indices).map(dataset::label).toArray());
    };
  }

  /** The features of a trained network. */
  static Representation features(FeatureExtractor extractor) {
    return (dataset, indices, key) -> {
      Features collected = new Features(indices.length);
      extractor.extract(dataset, indices, key, collected::add);
      return collected.all();
    };
  }

  /** Computes features of samples, portion by portion. For one thread at a time. */
  @FunctionalInterface
  interface FeatureExtractor {
    /**
     * Hands each portion on.
     *
     * @param indices which samples of the dataset, in this order
     * @param key randomness for datasets that flip their images and the like
     * @param sink takes features [portion, features], valid during the call only, and the class of
     *     each row
     */
    void extract(Dataset dataset, int[] indices, RandomKey key, BiConsumer<INDArray, int[]> sink);
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
