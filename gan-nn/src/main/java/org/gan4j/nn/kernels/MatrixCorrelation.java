package org.gan4j.nn.kernels;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.nn.arrays.ArrayOperations;
import org.gan4j.nn.arrays.CachedView;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Windows whose numbers are neighbours in memory: those as large as the image, and those of one
 * pixel that move by one. Each is a product of matrices, with a row for each window and nothing
 * copied.
 */
@NotThreadSafe
final class MatrixCorrelation implements Correlation {
  private final CorrelationShape shape;
  private final ArrayOperations operations = new ArrayOperations();
  private final CachedView largeRows = new CachedView();
  private final CachedView smallRows = new CachedView();
  private final CachedView weightMatrix = new CachedView();
  private final CachedView gradientMatrix = new CachedView();

  MatrixCorrelation(CorrelationShape shape) {
    this.shape = shape;
  }

  /** Whether it can do a shape. */
  static boolean suits(CorrelationShape shape) {
    boolean pixels = shape.kernel() == 1 && shape.stride() == 1 && shape.padding() == 0;
    return pixels || shape.isWholeImage();
  }

  @Override
  public void reduce(INDArray large, INDArray weights, INDArray small) {
    operations.multiplyMatrices(large(large), matrix(weights), small(small));
  }

  @Override
  public void expand(INDArray small, INDArray weights, INDArray large) {
    operations.multiplyByTransposed(small(small), matrix(weights), large(large));
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
    INDArray gradient =
        gradientMatrix.of(
            weightGradient, array -> array.reshape('c', shape.patch(), shape.filters()));
    operations.addTransposedProduct(large(large), small(small), gradient);
  }

  private INDArray large(INDArray images) {
    return rows(largeRows, images, shape.patch());
  }

  private INDArray small(INDArray images) {
    return rows(smallRows, images, shape.filters());
  }

  private static INDArray rows(CachedView view, INDArray images, long columns) {
    return view.of(images, array -> array.reshape('c', array.length() / columns, columns));
  }

  private INDArray matrix(INDArray weights) {
    return weightMatrix.of(weights, array -> array.reshape('c', shape.patch(), shape.filters()));
  }

  @Override
  public void close() {
    // It has no memory of its own.
  }
}
