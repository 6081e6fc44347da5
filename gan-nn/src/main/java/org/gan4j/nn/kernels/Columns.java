package org.gan4j.nn.kernels;

import java.nio.FloatBuffer;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Copies matrices [rows, n] into and out of some columns of wider ones. All are dense. */
@ThreadSafe
public final class Columns {
  /** Waking another thread takes longer than copying this many numbers. */
  private static final int NUMBERS_A_THREAD = 65_536;

  private Columns() {}

  /** Columns of a wide matrix, from the given one on, ← a matrix. */
  public static void write(INDArray matrix, INDArray wide, long first) {
    if (isFast(matrix)) {
      copy(matrix, 0, wide, Math.toIntExact(first), matrix.size(1));
    } else {
      columns(wide, first, matrix.size(1)).assign(matrix);
    }
  }

  /** A matrix ← columns of a wide matrix, from the given one on. */
  public static void read(INDArray wide, long first, INDArray matrix) {
    if (isFast(matrix)) {
      copy(wide, Math.toIntExact(first), matrix, 0, matrix.size(1));
    } else {
      matrix.assign(columns(wide, first, matrix.size(1)));
    }
  }

  private static boolean isFast(INDArray matrix) {
    return matrix.dataType() == DataType.FLOAT && Nd4j.getEnvironment().isCPU();
  }

  private static INDArray columns(INDArray wide, long first, long count) {
    return wide.get(NDArrayIndex.all(), NDArrayIndex.interval(first, first + count));
  }

  private static void copy(INDArray from, int fromColumn, INDArray to, int toColumn, long count) {
    FloatBuffer source = NativeFloats.of(from);
    FloatBuffer destination = NativeFloats.of(to);
    int rows = Math.toIntExact(from.size(0));
    int length = Math.toIntExact(count);
    int fromWidth = Math.toIntExact(from.size(1));
    int toWidth = Math.toIntExact(to.size(1));
    Threads.split(
        rows,
        Math.max(1, NUMBERS_A_THREAD / length),
        (piece, start, end) -> {
          for (int row = start; row < end; row++) {
            int at = row * toWidth + toColumn;
            destination.put(at, source, row * fromWidth + fromColumn, length);
          }
        });
  }
}
