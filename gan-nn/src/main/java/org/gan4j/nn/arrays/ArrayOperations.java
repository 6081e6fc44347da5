package org.gan4j.nn.arrays;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarReverseSubtraction;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarSet;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.any.Assign;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fast ND4J operations that write into existing arrays. Where ND4J has several operations for the
 * same function, the fastest one on the CPU is used.
 *
 * <p>The operations are kept for the next time: native memory is allocated only at the first use.
 * Not thread-safe; each layer has its own.
 */
@NotThreadSafe
public final class ArrayOperations {
  /** Operations with a number are kept a number; more of them than this are no steady state. */
  private static final int MOST_NUMBERS = 64;

  private final Map<String, NativeOperation> custom = new HashMap<>();
  private final Map<WithNumber, Op> withNumbers = new HashMap<>();

  private enum Kind {
    SET,
    SCALE,
    SHIFT,
    SUBTRACT_FROM,
    MAX,
    MIN,
    STEP
  }

  private record WithNumber(Kind kind, double number, DataType dataType) {}

  /** destination ← left · right, [n, k] · [k, m] = [n, m]. */
  public void multiplyMatrices(INDArray left, INDArray right, INDArray destination) {
    matmul(0, 0, 0).run(destination, left, right);
  }

  /** destination ← left · rightᵀ, [n, k] · [m, k]ᵀ = [n, m]. */
  public void multiplyByTransposed(INDArray left, INDArray right, INDArray destination) {
    matmul(0, 1, 0).run(destination, left, right);
  }

  /** destination ← destination + leftᵀ · right, [k, n]ᵀ · [k, m] = [n, m]. */
  public void addTransposedProduct(INDArray left, INDArray right, INDArray destination) {
    matmul(1, 0, 1).run(destination, left, right);
  }

  /** destination ← leftᵀ · right, [k, n]ᵀ · [k, m] = [n, m]. */
  public void multiplyTransposed(INDArray left, INDArray right, INDArray destination) {
    matmul(1, 0, 0).run(destination, left, right);
  }

  /** destination ← destination + left · right, [n, k] · [k, m] = [n, m]. */
  public void addProduct(INDArray left, INDArray right, INDArray destination) {
    matmul(0, 0, 1).run(destination, left, right);
  }

  /** destination ← destination + left · rightᵀ, [n, k] · [m, k]ᵀ = [n, m]. */
  public void addProductWithTransposed(INDArray left, INDArray right, INDArray destination) {
    matmul(0, 1, 1).run(destination, left, right);
  }

  private NativeOperation matmul(int transposeLeft, int transposeRight, int accumulate) {
    return custom.computeIfAbsent(
        "matmul " + transposeLeft + transposeRight + accumulate,
        name ->
            NativeOperation.of("matmul")
                .integers(transposeLeft, transposeRight)
                .numbers(1, accumulate));
  }

  /** destination ← matrix + row in every row: [n, m], [m]. The destination may be the matrix. */
  public void addToRows(INDArray matrix, INDArray row, INDArray destination) {
    custom("biasadd").run(destination, matrix, row);
  }

  /** destination ← the greater of left and right, of equal shapes. */
  public void max(INDArray left, INDArray right, INDArray destination) {
    custom("maximum").run(destination, left, right);
  }

  /** destination ← tanh(source). */
  public void tanh(INDArray source, INDArray destination) {
    custom("tanh").run(destination, source);
  }

  /** destination ← 1 / (1 + exp(-source)). */
  public void sigmoid(INDArray source, INDArray destination) {
    custom("sigmoid").run(destination, source);
  }

  /** destination ← source where positive, exp(source) - 1 elsewhere. */
  public void elu(INDArray source, INDArray destination) {
    custom("elu").run(destination, source);
  }

  private NativeOperation custom(String name) {
    return custom.computeIfAbsent(name, NativeOperation::of);
  }

  /** destination ← left ∘ right, of equal shapes. */
  public void multiply(INDArray left, INDArray right, INDArray destination) {
    custom("multiply").run(destination, left, right);
  }

  /** destination ← left + right, of equal shapes. */
  public void add(INDArray left, INDArray right, INDArray destination) {
    custom("add").run(destination, left, right);
  }

  /** destination ← left - right, of equal shapes. */
  public void subtract(INDArray left, INDArray right, INDArray destination) {
    custom("subtract").run(destination, left, right);
  }

  /** destination ← source, of equal shapes. */
  public void copy(INDArray source, INDArray destination) {
    run(new Assign(source, destination));
  }

  /** destination ← number. */
  public void fill(INDArray destination, double number) {
    run(destination, Kind.SET, number, destination);
  }

  /** destination ← source · number. */
  public void scale(INDArray source, double number, INDArray destination) {
    run(source, Kind.SCALE, number, destination);
  }

  /** destination ← source + number. */
  public void shift(INDArray source, double number, INDArray destination) {
    run(source, Kind.SHIFT, number, destination);
  }

  /** destination ← number - source. */
  public void subtractFrom(double number, INDArray source, INDArray destination) {
    run(source, Kind.SUBTRACT_FROM, number, destination);
  }

  /** destination ← the greater of source and number. */
  public void max(INDArray source, double number, INDArray destination) {
    run(source, Kind.MAX, number, destination);
  }

  /** destination ← the lesser of source and number. */
  public void min(INDArray source, double number, INDArray destination) {
    run(source, Kind.MIN, number, destination);
  }

  /** destination ← 1 where source &gt; number, 0 elsewhere. */
  public void step(INDArray source, double number, INDArray destination) {
    run(source, Kind.STEP, number, destination);
  }

  private void run(INDArray source, Kind kind, double number, INDArray destination) {
    if (withNumbers.size() > MOST_NUMBERS) {
      withNumbers.clear();
    }
    Op operation =
        withNumbers.computeIfAbsent(
            new WithNumber(kind, number, source.dataType()),
            key -> maker(kind, number).apply(source));
    operation.setX(source);
    operation.setZ(destination);
    run(operation);
  }

  private static Function<INDArray, Op> maker(Kind kind, double number) {
    return switch (kind) {
      case SET -> x -> new ScalarSet(x, null, x, number);
      case SCALE -> x -> new ScalarMultiplication(x, null, x, number);
      case SHIFT -> x -> new ScalarAdd(x, null, x, number);
      case SUBTRACT_FROM -> x -> new ScalarReverseSubtraction(x, null, x, number);
      case MAX -> x -> new ScalarMax(x, null, x, number);
      case MIN -> x -> new ScalarMin(x, null, x, number);
      case STEP -> x -> new Step(x, x, number);
    };
  }

  private static void run(Op operation) {
    Nd4j.getExecutioner().exec(operation);
  }
}
