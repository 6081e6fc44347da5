package org.gan4j.nn.layers;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The memory of an array of type FLOAT as a buffer, so that Java can copy it in bulk. It is made
 * anew only when another array is asked for.
 */
final class FloatView {
  private @Nullable INDArray array;
  private @Nullable FloatBuffer buffer;

  /**
   * From the first number to the last.
   *
   * @param dense an array without gaps, in C order; a part of another array is fine
   */
  FloatBuffer of(INDArray dense) {
    FloatBuffer current = buffer;
    if (current == null || array != dense) {
      current = new Memory(dense.data().addressPointer().address(), dense.length()).asBuffer();
      array = dense;
      buffer = current;
    }
    return current;
  }

  /** Memory that belongs to somebody else. */
  private static final class Memory extends FloatPointer {
    Memory(long address, long length) {
      super((Pointer) null);
      this.address = address;
      limit(length);
      capacity(length);
    }
  }
}
