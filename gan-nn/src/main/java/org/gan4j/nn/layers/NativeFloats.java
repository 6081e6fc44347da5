package org.gan4j.nn.layers;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies between Java's heap, where loops are fast, and the memory of a dense array. */
final class NativeFloats {
  private NativeFloats() {}

  /** The numbers of a dense array of floats, from its first one on. */
  static FloatBuffer of(INDArray array) {
    // A view's buffer stands at the view's first number.
    return array.data().asNioFloat().slice();
  }

  /** Fills an array on the heap from a position on. */
  static void read(INDArray source, int position, float[] destination) {
    of(source).get(position, destination);
  }

  /** Writes an array on the heap to a position. */
  static void write(float[] source, INDArray destination, int position) {
    of(destination).put(position, source);
  }
}
