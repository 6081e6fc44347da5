package org.gan4j.nn.kernels;

import java.util.Arrays;
import org.gan4j.nn.arrays.ReusableArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Matrices of floats of the same width, one after the other in reused memory. */
final class MatrixStack implements AutoCloseable {
  private final ReusableArray memory = new ReusableArray(DataType.FLOAT);
  private INDArray[] matrices = {};
  private long[] heights = {};
  private long width;

  /**
   * Matrices of those heights, uninitialized if the shapes are others than before. One of height 0
   * is an empty array.
   */
  INDArray[] shaped(long[] newHeights, long newWidth) {
    if (width != newWidth || !Arrays.equals(heights, newHeights)) {
      INDArray stack = memory.shaped(Arrays.stream(newHeights).sum(), newWidth);
      matrices = new INDArray[newHeights.length];
      long row = 0;
      for (int i = 0; i < matrices.length; i++) {
        matrices[i] = rows(stack, row, newHeights[i]);
        row += newHeights[i];
      }
      heights = newHeights.clone();
      width = newWidth;
    }
    return matrices;
  }

  private static INDArray rows(INDArray stack, long first, long count) {
    return count == 0
        ? Nd4j.empty(DataType.FLOAT)
        : stack.get(NDArrayIndex.interval(first, first + count), NDArrayIndex.all());
  }

  /** The numbers of all matrices of the latest shape. */
  java.nio.FloatBuffer floats() {
    return memory.floats();
  }

  @Override
  public void close() {
    memory.close();
    matrices = new INDArray[0];
    heights = new long[0];
    width = 0;
  }
}
