package org.gan4j.translation;

import org.gan4j.nn.arrays.ReusableArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The arrays of one round, kept for the rounds that come after it. */
final class RoundMemory {
  private DataType dataType = DataType.FLOAT;
  private ReusableArray difference = new ReusableArray(DataType.FLOAT);
  private final ReusableArray picture = new ReusableArray(DataType.FLOAT);

  /** An array of the type and shape of another one. */
  INDArray difference(INDArray like) {
    if (like.dataType() != dataType) {
      difference.close();
      dataType = like.dataType();
      difference = new ReusableArray(dataType);
    }
    return difference.like(like);
  }

  /** An array for pictures. */
  INDArray picture(long... shape) {
    return picture.shaped(shape);
  }
}
