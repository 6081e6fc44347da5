package org.gan4j.objectives.regularizer;

import org.gan4j.api.array.Broadcasts;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A batch as one row a sample. */
final class Rows {
  private Rows() {}

  /** One number for each sample: [batch, 1], to be closed. */
  static INDArray column(double[] numbers, DataType dataType) {
    return Nd4j.create(numbers, new long[] {numbers.length, 1}, dataType);
  }

  /**
   * Multiplies each sample by its number, in place.
   *
   * @param samples [batch, …] in C order without gaps
   * @param factors [batch, 1]
   */
  static void multiply(INDArray samples, INDArray factors) {
    Broadcasts.multiplyByColumn(of(samples), factors);
  }

  /**
   * The Euclidean norm of each sample.
   *
   * @param samples [batch, …] in C order without gaps
   */
  static double[] norms(INDArray samples) {
    try (INDArray norms = of(samples).norm2(1)) {
      return norms.toDoubleVector();
    }
  }

  private static INDArray of(INDArray samples) {
    return samples.reshape('c', samples.size(0), samples.length() / samples.size(0));
  }
}
