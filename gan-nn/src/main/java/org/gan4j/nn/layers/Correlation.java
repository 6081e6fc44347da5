package org.gan4j.nn.layers;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a convolution, a transposed convolution and their gradients are made of. With large images
 * X, small images Y and weights W these are the three ways to contract two of them:
 *
 * <pre>
 * Y[n, i, j, o] = Σ W[a, b, c, o] · X[n, i·stride + a - padding, j·stride + b - padding, c]
 * </pre>
 *
 * <p>All arrays are dense in C order: X [batch, height, width, channels], Y [batch, outHeight,
 * outWidth, filters], W [kernel, kernel, channels, filters].
 */
interface Correlation extends AutoCloseable {

  /** Y from X: a convolution, or a transposed convolution's way back. */
  void reduce(INDArray large, INDArray weights, INDArray small);

  /** X from Y, the adjoint: a transposed convolution, or a convolution's way back. */
  void expand(INDArray small, INDArray weights, INDArray large);

  /** Adds W's gradient, from X and Y where one is the gradient with respect to it. */
  void addWeightGradient(INDArray large, INDArray small, INDArray weightGradient);

  /** Frees its memory. It may be used again. */
  @Override
  void close();

  /** The fastest way for a shape. */
  static Correlation of(CorrelationShape shape, DataType dataType) {
    if (shape.padding() == 0 && shape.outHeight() == 1 && shape.outWidth() == 1) {
      if (shape.isExact()) {
        return new WholeImageCorrelation(shape);
      }
    }
    boolean floatsOnTheCpu = dataType == DataType.FLOAT && Nd4j.getEnvironment().isCPU();
    if (floatsOnTheCpu && shape.channels() <= PatchCorrelation.FEW_CHANNELS) {
      return new PatchCorrelation(shape);
    }
    return new NativeCorrelation(shape, dataType);
  }
}
