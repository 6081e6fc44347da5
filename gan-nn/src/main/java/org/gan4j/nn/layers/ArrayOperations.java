package org.gan4j.nn.layers;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Max;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Those of ND4J's operations that are fast, writing into arrays that exist. Where ND4J has several
 * operations for one thing, this is the fastest of them on the CPU.
 */
public final class ArrayOperations {
  private ArrayOperations() {}

  /** destination ← left · right, [n, k] · [k, m] = [n, m]. */
  public static void multiplyMatrices(INDArray left, INDArray right, INDArray destination) {
    matmul(left, false, right, false, destination, false);
  }

  /** destination ← left · rightᵀ, [n, k] · [m, k]ᵀ = [n, m]. */
  public static void multiplyByTransposed(INDArray left, INDArray right, INDArray destination) {
    matmul(left, false, right, true, destination, false);
  }

  /** destination ← destination + leftᵀ · right, [k, n]ᵀ · [k, m] = [n, m]. */
  public static void addTransposedProduct(INDArray left, INDArray right, INDArray destination) {
    matmul(left, true, right, false, destination, true);
  }

  /** destination ← leftᵀ · right, [k, n]ᵀ · [k, m] = [n, m]. */
  public static void setTransposedProduct(INDArray left, INDArray right, INDArray destination) {
    matmul(left, true, right, false, destination, false);
  }

  /** destination ← destination + left · right, [n, k] · [k, m] = [n, m]. */
  public static void addProduct(INDArray left, INDArray right, INDArray destination) {
    matmul(left, false, right, false, destination, true);
  }

  /** destination ← destination + left · rightᵀ, [n, k] · [m, k]ᵀ = [n, m]. */
  public static void addProductWithTransposed(INDArray left, INDArray right, INDArray destination) {
    matmul(left, false, right, true, destination, true);
  }

  /** destination ← matrix + row in every row: [n, m], [m]. The destination may be the matrix. */
  public static void addToRows(INDArray matrix, INDArray row, INDArray destination) {
    Nd4j.exec(
        DynamicCustomOp.builder("biasadd").addInputs(matrix, row).addOutputs(destination).build());
  }

  /** destination ← matrix ∘ row in every row: [n, m], [m]. The destination may be the matrix. */
  public static void multiplyRows(INDArray matrix, INDArray row, INDArray destination) {
    Nd4j.exec(
        DynamicCustomOp.builder("multiply").addInputs(matrix, row).addOutputs(destination).build());
  }

  /** destination ← left ∘ right, of equal shapes. */
  public static void multiply(INDArray left, INDArray right, INDArray destination) {
    Nd4j.getExecutioner().exec(new MulOp(left, right, destination));
  }

  /** destination ← left + right, of equal shapes. */
  public static void add(INDArray left, INDArray right, INDArray destination) {
    Nd4j.getExecutioner().exec(new AddOp(left, right, destination));
  }

  /** destination ← the greater of left and right, of equal shapes. */
  public static void max(INDArray left, INDArray right, INDArray destination) {
    Nd4j.exec(new Max(left, right, destination));
  }

  /** destination ← tanh(source). */
  public static void tanh(INDArray source, INDArray destination) {
    apply("tanh", source, destination);
  }

  /** destination ← 1 / (1 + exp(-source)). */
  public static void sigmoid(INDArray source, INDArray destination) {
    apply("sigmoid", source, destination);
  }

  /** destination ← source where positive, exp(source) - 1 elsewhere. */
  public static void elu(INDArray source, INDArray destination) {
    apply("elu", source, destination);
  }

  private static void apply(String operation, INDArray source, INDArray destination) {
    Nd4j.exec(DynamicCustomOp.builder(operation).addInputs(source).addOutputs(destination).build());
  }

  private static void matmul(
      INDArray left,
      boolean transposeLeft,
      INDArray right,
      boolean transposeRight,
      INDArray destination,
      boolean accumulate) {
    Nd4j.exec(
        DynamicCustomOp.builder("matmul")
            .addInputs(left, right)
            .addOutputs(destination)
            .addIntegerArguments(transposeLeft ? 1 : 0, transposeRight ? 1 : 0)
            .addFloatingPointArguments(1.0, accumulate ? 1.0 : 0.0)
            .build());
  }
}
