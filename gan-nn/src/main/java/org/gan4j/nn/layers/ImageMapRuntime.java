package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.ImageMap;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Applies one linear map to every channel, with the channels last in memory: enlarging, reducing
 * and pooling.
 */
final class ImageMapRuntime<C extends FastLayer> extends FastRuntime<C> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ChannelsLast inputs = new ChannelsLast(reusable());
  private final transient ChannelsLast gradients = new ChannelsLast(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient ImageMap map;
  private transient long @Nullable [] inputShape;

  ImageMapRuntime(NeuralNetConfiguration configuration, DataType dataType, ImageMap map) {
    super(configuration, dataType);
    this.map = map;
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    return pushForward(activations);
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    INDArray x = inputs.of(direction);
    INDArray y = output.shaped(x.size(0), map.outHeight(), map.outWidth(), x.size(3));
    map.apply(x, y);
    inputShape = x.shape();
    return inputs.logical(y);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (!wrt.input()) {
      return null;
    }
    INDArray dy = gradients.of(outputGradient);
    INDArray dx = inputGradient.shaped(requireForward(inputShape));
    map.applyTransposed(dy, dx);
    return gradients.logical(dx);
  }
}
