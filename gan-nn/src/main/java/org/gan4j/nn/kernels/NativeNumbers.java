package org.gan4j.nn.kernels;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The memory of a dense array of floats or doubles, number by number, or in blocks by way of {@link
 * HeapNumbers}.
 */
@NotThreadSafe
public final class NativeNumbers {
  private final @Nullable FloatBuffer floats;
  private final @Nullable DoubleBuffer doubles;

  private NativeNumbers(INDArray array) {
    // A view's buffer stands at the view's first number.
    boolean single = array.dataType() == DataType.FLOAT;
    floats = single ? array.data().asNioFloat().slice() : null;
    doubles = single ? null : array.data().asNioDouble().slice();
  }

  /** To read the numbers of an array of type FLOAT or DOUBLE. */
  public static NativeNumbers source(INDArray dense) {
    // Where a device has memory of its own, the latest numbers may be there.
    Nd4j.getAffinityManager().ensureLocation(dense, Location.HOST);
    return new NativeNumbers(dense);
  }

  /** To write, or read and write, the numbers of an array of type FLOAT or DOUBLE. */
  public static NativeNumbers destination(INDArray dense) {
    NativeNumbers numbers = source(dense);
    Nd4j.getAffinityManager().tagLocation(dense, Location.HOST);
    return numbers;
  }

  /** The numbers of a small array. */
  public static double[] read(INDArray dense) {
    NativeNumbers source = source(dense);
    double[] values = new double[Math.toIntExact(dense.length())];
    for (int i = 0; i < values.length; i++) {
      values[i] = source.get(i);
    }
    return values;
  }

  /** Overwrites a small array. */
  public static void write(double[] values, INDArray dense) {
    NativeNumbers destination = destination(dense);
    for (int i = 0; i < values.length; i++) {
      destination.set(i, values[i]);
    }
  }

  /** Adds to the numbers of a small array. */
  public static void add(double[] values, INDArray dense) {
    NativeNumbers destination = destination(dense);
    for (int i = 0; i < values.length; i++) {
      destination.set(i, destination.get(i) + values[i]);
    }
  }

  double get(int index) {
    return floats != null ? floats.get(index) : requireDoubles().get(index);
  }

  void set(int index, double value) {
    if (floats != null) {
      floats.put(index, (float) value);
    } else {
      requireDoubles().put(index, value);
    }
  }

  FloatBuffer requireFloats() {
    if (floats == null) {
      throw new IllegalStateException("an array of doubles where one of floats is expected");
    }
    return floats;
  }

  DoubleBuffer requireDoubles() {
    if (doubles == null) {
      throw new IllegalStateException("an array of floats where one of doubles is expected");
    }
    return doubles;
  }
}
