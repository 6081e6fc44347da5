package org.gan4j.nn.arrays;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Memory for an array that is needed repeatedly. Every request returns the same memory, reshaped if
 * necessary; it grows when a larger array is requested and never shrinks.
 *
 * <p>The array is valid until the next request. Its contents are undefined. Detached from
 * workspaces; not thread-safe.
 */
@NotThreadSafe
public final class ReusableArray implements AutoCloseable {
  private final DataType dataType;
  private @Nullable INDArray storage;
  private @Nullable INDArray view;

  /** No memory yet. */
  public ReusableArray(DataType dataType) {
    this.dataType = dataType;
  }

  /** An array of the given shape in C order, uninitialized. */
  public INDArray shaped(long... shape) {
    INDArray current = view;
    if (current == null || !Arrays.equals(current.shape(), shape)) {
      current = viewOf(storageFor(shape), shape);
      view = current;
    }
    return current;
  }

  /** An array of the shape of another one. */
  public INDArray like(INDArray other) {
    return shaped(other.shape());
  }

  /**
   * The memory behind the latest array, from its first element on.
   *
   * @throws IllegalStateException if no array was requested yet, or it is not of type FLOAT
   */
  public FloatBuffer floats() {
    if (storage == null || dataType != DataType.FLOAT) {
      throw new IllegalStateException("there is no float array yet");
    }
    return storage.data().asNioFloat();
  }

  /**
   * The memory behind the latest array, from its first element on.
   *
   * @throws IllegalStateException if no array was requested yet, or it is not of type DOUBLE
   */
  public DoubleBuffer doubles() {
    if (storage == null || dataType != DataType.DOUBLE) {
      throw new IllegalStateException("there is no double array yet");
    }
    return storage.data().asNioDouble();
  }

  private INDArray storageFor(long... shape) {
    long length = 1;
    for (long dimension : shape) {
      length = Math.multiplyExact(length, dimension);
    }
    INDArray current = storage;
    if (current == null || current.length() < length) {
      close();
      current = Nd4j.createUninitializedDetached(dataType, 'c', length);
      storage = current;
    }
    return current.length() == length ? current : current.get(NDArrayIndex.interval(0, length));
  }

  private static INDArray viewOf(INDArray flat, long... shape) {
    return flat.reshape('c', shape);
  }

  /** Frees the memory; the next request allocates it again. */
  @Override
  public void close() {
    if (storage != null) {
      storage.close();
    }
    storage = null;
    view = null;
  }
}
