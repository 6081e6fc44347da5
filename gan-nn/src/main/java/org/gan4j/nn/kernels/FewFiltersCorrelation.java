package org.gan4j.nn.kernels;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Windows that move by 1 and make small images of few channels, such as the last convolution of a
 * generator: the adjoint of a {@link PatchCorrelation}, whose large images have few channels.
 */
@NotThreadSafe
final class FewFiltersCorrelation implements Correlation {
  private final Correlation adjoint;
  private final FlippedWeights flipped;

  FewFiltersCorrelation(CorrelationShape shape) {
    adjoint = new PatchCorrelation(FlippedWeights.adjoint(shape));
    flipped = new FlippedWeights(shape, DataType.FLOAT);
  }

  /** Whether it can do a shape, and is fast. */
  static boolean suits(CorrelationShape shape) {
    return shape.stride() == 1 && shape.filters() <= PatchCorrelation.FEW_CHANNELS;
  }

  @Override
  public void reduce(INDArray large, INDArray weights, INDArray small) {
    adjoint.expand(/* small= */ large, flipped.of(weights), /* large= */ small);
  }

  @Override
  public void reduceBackward(
      INDArray large,
      INDArray weights,
      INDArray smallGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray largeGradient) {
    INDArray gradient = weightGradient == null ? null : flipped.gradient();
    adjoint.expandBackward(large, flipped.latest(), smallGradient, gradient, largeGradient);
    if (weightGradient != null) {
      flipped.addGradient(weightGradient);
    }
  }

  @Override
  public void expand(INDArray small, INDArray weights, INDArray large) {
    adjoint.reduce(/* large= */ small, flipped.of(weights), /* small= */ large);
  }

  @Override
  public void expandBackward(
      INDArray small,
      INDArray weights,
      INDArray largeGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray smallGradient) {
    INDArray gradient = weightGradient == null ? null : flipped.gradient();
    adjoint.reduceBackward(small, flipped.latest(), largeGradient, gradient, smallGradient);
    if (weightGradient != null) {
      flipped.addGradient(weightGradient);
    }
  }

  @Override
  public void close() {
    adjoint.close();
    flipped.close();
  }
}
