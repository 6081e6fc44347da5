package org.gan4j.nn.kernels;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A correlation whose channels and filters are divided into groups, as {@link Correlation} within
 * each: large images X [batch, height, width, channels], small images Y [batch, outHeight,
 * outWidth, filters], weights W [kernel, kernel, channels / groups, filters], all dense.
 */
@NotThreadSafe
public interface GroupedCorrelation extends AutoCloseable {

  /** Y from X: a convolution. */
  void reduce(INDArray large, INDArray weights, INDArray small);

  /**
   * The backward pass of the latest {@link #reduce}, whose arguments have not changed.
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

  /** Frees its memory. It may be used again. */
  @Override
  void close();

  /** The fastest implementation for a shape. */
  static GroupedCorrelation of(CorrelationShape shape, int groups, DataType dataType) {
    return groups == shape.channels()
        ? new DepthwiseCorrelation(shape, dataType)
        : new SplitCorrelation(shape, groups, dataType);
  }
}
