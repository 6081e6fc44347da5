package org.gan4j.nn.kernels;

import org.gan4j.nn.arrays.NativeOperation;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ND4J's own operations, which are oneDNN's where it is there and the numbers are floats. */
final class NativeCorrelation implements Correlation {
  private static final int EXPLICIT_PADDING = 0;
  private static final int CHANNELS_LAST = 1;

  /** Weights as [kernel, kernel, channels, filters]. */
  private static final int KERNEL_FIRST = 0;

  private final CorrelationShape shape;
  private final NativeOperation reduction;
  private final NativeOperation adjointReduction;
  private final NativeOperation reductionBackward;
  private final NativeOperation expansion;
  private final NativeOperation expansionBackward;
  private final NativeOperation addition;
  private final FlippedWeights flipped;
  private final ReusableArray unwanted;
  private final ReusableArray gradient;

  NativeCorrelation(CorrelationShape shape, DataType dataType) {
    this.shape = shape;
    int padding = shape.padding();
    reduction = operation("conv2d", padding);
    adjointReduction = operation("conv2d", shape.kernel() - 1 - padding);
    reductionBackward = operation("conv2d_bp", padding);
    expansion = operation("deconv2d", padding);
    expansionBackward = operation("deconv2d_bp", padding);
    addition = NativeOperation.of("add");
    flipped = new FlippedWeights(shape, dataType);
    unwanted = new ReusableArray(dataType);
    gradient = new ReusableArray(dataType);
  }

  @Override
  public void reduce(INDArray large, INDArray weights, INDArray small) {
    reduction.run(small, large, weights);
  }

  @Override
  public void reduceBackward(
      INDArray large,
      INDArray weights,
      INDArray smallGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray largeGradient) {
    if (weightGradient == null && largeGradient != null && shape.stride() == 1) {
      // The forward pass of a convolution is the fastest operation.
      adjointReduction.run(largeGradient, smallGradient, flipped.of(weights));
      return;
    }
    if (weightGradient == null && largeGradient != null && shape.isExact()) {
      expand(smallGradient, weights, largeGradient);
      return;
    }
    // The operation always computes both gradients.
    INDArray dx = largeGradient == null ? unwanted.like(large) : largeGradient;
    INDArray fresh = gradient.like(weights);
    gradients(large, weights, smallGradient, fresh, dx);
    if (weightGradient != null) {
      addition.run(weightGradient, weightGradient, fresh);
    }
  }

  /** Writes both gradients of {@link #reduce}. */
  void gradients(
      INDArray large,
      INDArray weights,
      INDArray smallGradient,
      INDArray weightGradient,
      INDArray largeGradient) {
    reductionBackward.run(
        new INDArray[] {largeGradient, weightGradient}, large, weights, smallGradient);
  }

  @Override
  public void expand(INDArray small, INDArray weights, INDArray large) {
    expansion.run(large, small, weights);
  }

  @Override
  public void expandBackward(
      INDArray small,
      INDArray weights,
      INDArray largeGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray smallGradient) {
    if (weightGradient == null && smallGradient != null) {
      reduce(largeGradient, weights, smallGradient);
      return;
    }
    INDArray dy = smallGradient == null ? unwanted.like(small) : smallGradient;
    INDArray fresh = gradient.like(weights);
    expansionBackward.run(new INDArray[] {dy, fresh}, small, weights, largeGradient);
    if (weightGradient != null) {
      addition.run(weightGradient, weightGradient, fresh);
    }
  }

  private NativeOperation operation(String name, int padding) {
    return NativeOperation.of(name)
        .integers(
            shape.kernel(),
            shape.kernel(),
            shape.stride(),
            shape.stride(),
            padding,
            padding,
            1,
            1,
            EXPLICIT_PADDING,
            CHANNELS_LAST,
            KERNEL_FIRST);
  }

  @Override
  public void close() {
    flipped.close();
    unwanted.close();
    gradient.close();
  }
}
