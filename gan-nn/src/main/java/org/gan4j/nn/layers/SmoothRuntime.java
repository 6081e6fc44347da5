package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.BinomialFilter;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link Smooth}. */
final class SmoothRuntime extends FastRuntime<Smooth> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ChannelsLast inputs = new ChannelsLast(reusable());
  private final transient ChannelsLast gradients = new ChannelsLast(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient BinomialFilter filter;

  SmoothRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    SampleShape shape = layerConf().shape();
    filter = new BinomialFilter(shape.height(), shape.width(), shape.channels(), dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    return pushForward(activations);
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    INDArray x = inputs.of(direction);
    INDArray y = output.like(x);
    filter.apply(x, y);
    return inputs.logical(y);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (!wrt.input()) {
      return null;
    }
    INDArray dy = gradients.of(outputGradient);
    INDArray dx = inputGradient.like(dy);
    filter.apply(dy, dx);
    return gradients.logical(dx);
  }
}
