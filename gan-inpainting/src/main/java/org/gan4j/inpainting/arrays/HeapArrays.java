package org.gan4j.inpainting.arrays;

import java.nio.DoubleBuffer;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Copies numbers between Java's heap, where loops are fast, and arrays.
 *
 * <p>Thread-safe for different arrays.
 */
@ThreadSafe
public final class HeapArrays {
  private HeapArrays() {}

  /**
   * Reads part of an array of floats or doubles in C order without gaps.
   *
   * @param from the first number to read
   * @param numbers receives as many as it holds
   */
  public static void read(INDArray dense, int from, float[] numbers) {
    // A view's buffer starts at the view's first number.
    if (dense.dataType() == DataType.FLOAT) {
      dense.data().asNioFloat().slice().get(from, numbers);
      return;
    }
    DoubleBuffer buffer = dense.data().asNioDouble().slice();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) buffer.get(from + i);
    }
  }

  /**
   * Overwrites part of an array of floats or doubles in C order without gaps.
   *
   * @param numbers the new values, all are written
   * @param from index of the first one
   */
  public static void write(float[] numbers, INDArray dense, int from) {
    if (dense.dataType() == DataType.FLOAT) {
      dense.data().asNioFloat().slice().put(from, numbers);
      return;
    }
    DoubleBuffer buffer = dense.data().asNioDouble().slice();
    for (int i = 0; i < numbers.length; i++) {
      buffer.put(from + i, numbers[i]);
    }
  }
}
