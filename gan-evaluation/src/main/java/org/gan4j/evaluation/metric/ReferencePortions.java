package org.gan4j.evaluation.metric;

import java.util.Arrays;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Samples of a dataset, read a portion at a time: all of them, or a random subset. */
final class ReferencePortions {
  private static final int PORTION = 256;

  private final Dataset dataset;
  private final int[] indices;
  private final RandomKey augmentation;

  private ReferencePortions(Dataset dataset, int[] indices, RandomKey augmentation) {
    this.dataset = dataset;
    this.indices = indices;
    this.augmentation = augmentation;
  }

  /** Receives a portion. */
  @FunctionalInterface
  interface Sink {
    /**
     * Receives a portion.
     *
     * @param samples [at most 256, sample shape], valid during the call only
     * @param indices of the samples in the dataset
     */
    void accept(INDArray samples, int[] indices);
  }

  /**
   * Chooses samples.
   *
   * @param count how many; all if the dataset has fewer
   * @param key randomness of the choice
   */
  static ReferencePortions of(Dataset dataset, int count, RandomKey key) {
    int[] all = new int[dataset.size()];
    Arrays.setAll(all, i -> i);
    if (count < all.length) {
      key.split("choice").shuffle(all);
      all = Arrays.copyOf(all, count);
      Arrays.sort(all);
    }
    return new ReferencePortions(dataset, all, key.split("augmentation"));
  }

  /** Says so if a metric asks for more samples than there are. */
  static List<String> warnings(String metric, int asked, Dataset dataset) {
    return asked <= dataset.size()
        ? List.of()
        : List.of(
            "%s asks for %,d samples, and the data have %,d"
                .formatted(metric, asked, dataset.size()));
  }

  /** How many samples there are. */
  int count() {
    return indices.length;
  }

  /** Reads all portions in turn. */
  void forEach(Sink sink) {
    for (int start = 0; start < indices.length; start += PORTION) {
      int[] portion = Arrays.copyOfRange(indices, start, Math.min(indices.length, start + PORTION));
      try (INDArray batch = Nd4j.create(DataType.FLOAT, dataset.shape().batch(portion.length))) {
        dataset.read(portion, augmentation.split(start), batch.data().asNioFloat());
        sink.accept(batch, portion);
      }
    }
  }
}
