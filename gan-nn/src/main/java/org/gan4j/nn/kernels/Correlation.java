package org.gan4j.nn.kernels;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The primitive of convolutions, transposed convolutions and their gradients. With large images X,
 * small images Y and weights W:
 *
 * <pre>
 * Y[n, i, j, o] = Σ W[a, b, c, o] · X[n, i·stride + a - padding, j·stride + b - padding, c]
 * </pre>
 *
 * <p>All arrays are dense in C order: X [batch, height, width, channels], Y [batch, outHeight,
 * outWidth, filters], W [kernel, kernel, channels, filters].
 *
 * <p>A backward pass belongs to the latest forward pass, and may use its intermediate results.
 * Arguments and weights must not change in between.
 */
@NotThreadSafe
public interface Correlation extends AutoCloseable {

  /** Y from X: a convolution. */
  void reduce(INDArray large, INDArray weights, INDArray small);

  /**
   * The backward pass of {@link #reduce}.
   *
   * @param weightGradient where W's gradient is added; null to skip it
   * @param largeGradient where X's gradient is written; null to skip it
   */
  void reduceBackward(
      INDArray large,
      INDArray weights,
      INDArray smallGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray largeGradient);

  /** X from Y, the adjoint: a transposed convolution. */
  void expand(INDArray small, INDArray weights, INDArray large);

  /**
   * The backward pass of {@link #expand}.
   *
   * @param weightGradient where W's gradient is added; null to skip it
   * @param smallGradient where Y's gradient is written; null to skip it
   */
  void expandBackward(
      INDArray small,
      INDArray weights,
      INDArray largeGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray smallGradient);

  /** Frees its memory. It may be used again. */
  @Override
  void close();

  /** The fastest implementation for a shape. */
  static Correlation of(CorrelationShape shape, DataType dataType, WinogradWeights shared) {
    if (MatrixCorrelation.suits(shape)) {
      return new MatrixCorrelation(shape);
    }
    if (dataType == DataType.FLOAT && Nd4j.getEnvironment().isCPU()) {
      if (shape.channels() <= PatchCorrelation.FEW_CHANNELS) {
        return new PatchCorrelation(shape);
      }
      if (FewFiltersCorrelation.suits(shape)) {
        return new FewFiltersCorrelation(shape);
      }
      if (WinogradCorrelation.suits(shape)) {
        return new SizedCorrelation(shape, shared);
      }
    }
    return new NativeCorrelation(shape, dataType);
  }
}
