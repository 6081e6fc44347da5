package org.gan4j.nn.kernels;

import org.gan4j.nn.arrays.ArrayOperations;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Windows that are as large as the image: one product of matrices. */
final class WholeImageCorrelation implements Correlation {
  private final CorrelationShape shape;
  private final ArrayOperations operations = new ArrayOperations();

  WholeImageCorrelation(CorrelationShape shape) {
    this.shape = shape;
  }

  @Override
  public void reduce(INDArray large, INDArray weights, INDArray small) {
    operations.multiplyMatrices(patches(large), matrix(weights), filters(small));
  }

  @Override
  public void expand(INDArray small, INDArray weights, INDArray large) {
    operations.multiplyByTransposed(filters(small), matrix(weights), patches(large));
  }

  @Override
  public void reduceBackward(
      INDArray large,
      INDArray weights,
      INDArray smallGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray largeGradient) {
    if (weightGradient != null) {
      addWeightGradient(large, smallGradient, weightGradient);
    }
    if (largeGradient != null) {
      expand(smallGradient, weights, largeGradient);
    }
  }

  @Override
  public void expandBackward(
      INDArray small,
      INDArray weights,
      INDArray largeGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray smallGradient) {
    if (weightGradient != null) {
      addWeightGradient(largeGradient, small, weightGradient);
    }
    if (smallGradient != null) {
      reduce(largeGradient, weights, smallGradient);
    }
  }

  private void addWeightGradient(INDArray large, INDArray small, INDArray weightGradient) {
    operations.addTransposedProduct(patches(large), filters(small), matrix(weightGradient));
  }

  private INDArray patches(INDArray large) {
    return large.reshape('c', large.size(0), shape.patch());
  }

  private INDArray filters(INDArray small) {
    return small.reshape('c', small.size(0), shape.filters());
  }

  private INDArray matrix(INDArray weights) {
    return weights.reshape('c', shape.patch(), shape.filters());
  }

  @Override
  public void close() {
    // It has no memory of its own.
  }
}
