package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.MemoryLayout;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.PixelBasis;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link ChannelBasis}, with the channels last in memory. */
final class ChannelBasisRuntime extends FastRuntime<ChannelBasis> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ChannelsLast inputImages = new ChannelsLast(reusable());
  private final transient ChannelsLast gradientImages = new ChannelsLast(reusable());
  private final transient ReusableArray denseInput = reusable();
  private final transient ReusableArray denseGradient = reusable();
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient PixelBasis basis;
  private final transient SampleShape image;
  private transient @Nullable INDArray latest;

  ChannelBasisRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    image = layerConf().image();
    basis = new PixelBasis(image.height() * image.width(), image.channels(), dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    return pushForward(activations);
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    INDArray weights = parameter(ChannelBasis.WEIGHTS);
    if (layerConf().isExpanding()) {
      INDArray x = MemoryLayout.dense(direction, denseInput);
      INDArray y = images(output, x.size(0));
      basis.expand(x, weights, y);
      latest = x;
      return inputImages.logical(y);
    }
    INDArray x = inputImages.of(direction);
    INDArray y = output.shaped(x.size(0), image.channels());
    basis.contract(x, weights, y);
    latest = x;
    return y;
  }

  private INDArray images(ReusableArray memory, long batch) {
    return memory.shaped(batch, image.height(), image.width(), image.channels());
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray x = requireForward(latest);
    return layerConf().isExpanding()
        ? backwardOfImages(x, gradientImages.of(outputGradient), wrt)
        : backwardOfCoefficients(x, MemoryLayout.dense(outputGradient, denseGradient), wrt);
  }

  private @Nullable INDArray backwardOfImages(INDArray x, INDArray dy, Wrt wrt) {
    if (wrt.parameters()) {
      basis.addBasisGradient(dy, x, gradient(ChannelBasis.WEIGHTS));
    }
    if (!wrt.input()) {
      return null;
    }
    INDArray dx = inputGradient.like(x);
    basis.contract(dy, parameter(ChannelBasis.WEIGHTS), dx);
    return dx;
  }

  private @Nullable INDArray backwardOfCoefficients(INDArray x, INDArray dy, Wrt wrt) {
    if (wrt.parameters()) {
      basis.addBasisGradient(x, dy, gradient(ChannelBasis.WEIGHTS));
    }
    if (!wrt.input()) {
      return null;
    }
    INDArray dx = images(inputGradient, dy.size(0));
    basis.expand(dy, parameter(ChannelBasis.WEIGHTS), dx);
    return gradientImages.logical(dx);
  }
}
