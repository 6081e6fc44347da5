package org.gan4j.nn.layers;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Matrices of floats of one shape, one behind the other in reused memory. */
final class MatrixStack implements AutoCloseable {
  private final ReusableArray memory = new ReusableArray(DataType.FLOAT);
  private INDArray[] matrices = {};

  /** As many matrices of a shape, uninitialised if the shape is another one than before. */
  INDArray[] shaped(int count, long rows, long columns) {
    boolean fits =
        matrices.length == count && matrices[0].size(0) == rows && matrices[0].size(1) == columns;
    if (!fits) {
      INDArray stack = memory.shaped(count, rows, columns);
      matrices = new INDArray[count];
      for (int i = 0; i < count; i++) {
        matrices[i] = stack.slice(i);
      }
    }
    return matrices;
  }

  /** The numbers of all matrices of the latest shape. */
  java.nio.FloatBuffer floats() {
    return memory.floats();
  }

  @Override
  public void close() {
    memory.close();
    matrices = new INDArray[0];
  }
}
