package org.gan4j.objectives.task;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Vectors with one 1, and 0 elsewhere. */
final class OneHot {
  private OneHot() {}

  /**
   * Such vectors.
   *
   * @param size of a vector
   * @param places of the 1 of each vector
   * @return a new array [places, size]
   */
  static INDArray rows(int size, int... places) {
    INDArray rows = Nd4j.create(DataType.FLOAT, places.length, size);
    for (int row = 0; row < places.length; row++) {
      rows.putScalar(row, places[row], 1);
    }
    return rows;
  }
}
