package org.gan4j.api.array;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BinaryOperator;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.BroadcastOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastSubOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arithmetic of a matrix with a vector, in place: with the row in each of its rows, or with the
 * column in each of its columns. The numbers are those of {@code INDArray.addiRowVector} and its
 * like, which must not be used.
 *
 * <p>With ND4J 1.0.0-M2.1 those can crash Java: {@code NativeOpExecutioner.exec(BroadcastOp)} does
 * not refer to the operation any more when it calls native code, so that the garbage collector may
 * free the array of its dimensions before they are read. Here the operation is kept until then.
 */
@ThreadSafe
public final class Broadcasts {
  private static final int OF_COLUMN = 0;
  private static final int OF_ROW = 1;

  private Broadcasts() {}

  /** An operation of a matrix with a vector of one length in a dimension. */
  private interface Operation {
    BroadcastOp of(INDArray x, INDArray vector, INDArray z, int... dimensions);
  }

  /**
   * Adds a row to each row.
   *
   * @param x [m, n], changed in place
   * @param row n numbers of the same type, [n] or [1, n]
   * @return x
   * @throws IllegalArgumentException if shapes or types do not fit
   */
  public static INDArray addRow(INDArray x, INDArray row) {
    return apply(BroadcastAddOp::new, INDArray::addi, x, row, OF_ROW);
  }

  /**
   * Subtracts a row from each row.
   *
   * @param x [m, n], changed in place
   * @param row n numbers of the same type, [n] or [1, n]
   * @return x
   * @throws IllegalArgumentException if shapes or types do not fit
   */
  public static INDArray subtractRow(INDArray x, INDArray row) {
    return apply(BroadcastSubOp::new, INDArray::subi, x, row, OF_ROW);
  }

  /**
   * Multiplies each row by a row, number by number.
   *
   * @param x [m, n], changed in place
   * @param row n numbers of the same type, [n] or [1, n]
   * @return x
   * @throws IllegalArgumentException if shapes or types do not fit
   */
  public static INDArray multiplyByRow(INDArray x, INDArray row) {
    return apply(BroadcastMulOp::new, INDArray::muli, x, row, OF_ROW);
  }

  /**
   * Adds a column to each column.
   *
   * @param x [m, n], changed in place
   * @param column m numbers of the same type, [m] or [m, 1]
   * @return x
   * @throws IllegalArgumentException if shapes or types do not fit
   */
  public static INDArray addColumn(INDArray x, INDArray column) {
    return apply(BroadcastAddOp::new, INDArray::addi, x, column, OF_COLUMN);
  }

  /**
   * Multiplies each column by a column, number by number.
   *
   * @param x [m, n], changed in place
   * @param column m numbers of the same type, [m] or [m, 1]
   * @return x
   * @throws IllegalArgumentException if shapes or types do not fit
   */
  public static INDArray multiplyByColumn(INDArray x, INDArray column) {
    return apply(BroadcastMulOp::new, INDArray::muli, x, column, OF_COLUMN);
  }

  private static INDArray apply(
      Operation operation,
      BinaryOperator<INDArray> elementwise,
      INDArray x,
      INDArray vector,
      int dimension) {
    requireFit(x, vector, dimension);
    if (vector.length() == x.length()) {
      INDArray shaped = vector.reshape('c', x.shape());
      try {
        return elementwise.apply(x, shaped);
      } finally {
        Reference.reachabilityFence(shaped);
      }
    }
    if (vector.length() == 1) {
      try (INDArray repeated =
          Nd4j.valueArrayOf(x.shape(), vector.getDouble(0), vector.dataType())) {
        return elementwise.apply(x, repeated);
      }
    }
    BroadcastOp op = operation.of(x, vector, x, dimension);
    try {
      Nd4j.getExecutioner().exec(op);
    } finally {
      Reference.reachabilityFence(op);
    }
    return x;
  }

  private static void requireFit(INDArray x, INDArray vector, int dimension) {
    if (x.rank() != 2
        || vector.length() != x.size(dimension)
        || x.dataType() != vector.dataType()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s %s of %s does not fit %s of %s",
              dimension == OF_ROW ? "the row" : "the column",
              Arrays.toString(vector.shape()),
              vector.dataType(),
              Arrays.toString(x.shape()),
              x.dataType()));
    }
  }
}
