package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link LearnedConstant}. */
final class LearnedConstantRuntime extends FastRuntime<LearnedConstant> {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient ChannelsLast images = new ChannelsLast(reusable());
  private final transient ChannelsLast gradients = new ChannelsLast(reusable());
  private final transient ConstantRow ones = constantRow();
  private transient long @Nullable [] inputShape;

  LearnedConstantRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    inputShape = activations.shape();
    INDArray value = parameter(LearnedConstant.VALUE);
    long batch = activations.size(0);
    INDArray y = output.shaped(batch, value.size(0), value.size(1), value.size(2));
    INDArray rows = y.reshape('c', batch, value.length());
    operations().fill(rows, 0);
    operations().addToRows(rows, value.reshape(value.length()), rows);
    return images.logical(y);
  }

  /** The output does not depend on the input. */
  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (wrt.parameters()) {
      INDArray dy = gradients.of(outputGradient);
      long batch = dy.size(0);
      INDArray rows = dy.reshape('c', batch, dy.length() / batch);
      operations().addProduct(ones.of(1, batch), rows, gradientRow(LearnedConstant.VALUE));
    }
    if (!wrt.input()) {
      return null;
    }
    INDArray zeros = inputGradient.shaped(requireForward(inputShape));
    operations().fill(zeros, 0);
    return zeros;
  }
}
