package org.gan4j.evaluation.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Vectors with a class each. Closing it frees the vectors.
 *
 * @param vectors [n, features], float32, in C order
 * @param labels n classes, counted from 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LabelledVectors(INDArray vectors, int[] labels) implements AutoCloseable {
  /** Checks. */
  public LabelledVectors {
    if (vectors.rank() != 2 || vectors.size(0) != labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "there are %d labels for vectors %s",
              labels.length,
              Arrays.toString(vectors.shape())));
    }
  }

  /** How many there are. */
  public int size() {
    return labels.length;
  }

  /** The length of each vector. */
  public int features() {
    return (int) vectors.size(1);
  }

  /** Some of them, copied. */
  public LabelledVectors rows(int... indices) {
    return new LabelledVectors(
        Nd4j.pullRows(vectors, 1, indices, 'c'),
        Arrays.stream(indices).map(index -> labels[index]).toArray());
  }

  /** These, and then the others, copied. */
  public LabelledVectors and(LabelledVectors others) {
    int[] all = IntStream.concat(Arrays.stream(labels), Arrays.stream(others.labels)).toArray();
    return new LabelledVectors(Nd4j.concat(0, vectors, others.vectors), all);
  }

  @Override
  public void close() {
    vectors.close();
  }
}
