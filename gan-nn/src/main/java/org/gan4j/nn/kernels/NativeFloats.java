package org.gan4j.nn.kernels;

import java.nio.FloatBuffer;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The memory of a dense array, to be copied to and from Java's heap, where loops are fast. */
@ThreadSafe
public final class NativeFloats {
  private NativeFloats() {}

  /** The numbers of a dense array of floats, from its first one on. */
  public static FloatBuffer of(INDArray array) {
    // A view's buffer stands at the view's first number.
    return array.data().asNioFloat().slice();
  }
}
