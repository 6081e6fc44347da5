package org.gan4j.inpainting.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.layers.FastRuntime;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link ChannelwiseDense}: one matrix product a channel. */
final class ChannelwiseDenseRuntime extends FastRuntime<ChannelwiseDense> {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray inputs = reusable();
  private final transient ReusableArray outputs = reusable();
  private final transient ReusableArray gradients = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private long[] inputShape = new long[0];

  ChannelwiseDenseRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    input = activations;
    inputShape = activations.shape();
    INDArray x = channelsFirst(activations, inputs);
    long channels = x.size(0);
    long batch = x.size(1);
    INDArray weights = parameter(ChannelwiseDense.WEIGHTS);
    INDArray y = outputs.shaped(channels, batch, weights.size(2));
    for (long c = 0; c < channels; c++) {
      operations().multiplyMatrices(x.slice(c), weights.slice(c), y.slice(c));
    }
    return image(y, layerConf().height(), layerConf().width());
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray x = inputs.shaped(inputShape[1], inputShape[0], inputShape[2] * inputShape[3]);
    INDArray dy = channelsFirst(outputGradient, gradients);
    INDArray weights = parameter(ChannelwiseDense.WEIGHTS);
    INDArray dx = inputGradient.like(x);
    for (long c = 0; c < x.size(0); c++) {
      if (wrt.parameters()) {
        operations()
            .addTransposedProduct(
                x.slice(c), dy.slice(c), gradient(ChannelwiseDense.WEIGHTS).slice(c));
      }
      if (wrt.input()) {
        operations().multiplyByTransposed(dy.slice(c), weights.slice(c), dx.slice(c));
      }
    }
    return wrt.input() ? image(dx, inputShape[2], inputShape[3]) : null;
  }

  /** Images as [channels, batch, pixels]. */
  private static INDArray channelsFirst(INDArray images, ReusableArray memory) {
    long pixels = images.size(2) * images.size(3);
    INDArray copy = memory.shaped(images.size(1), images.size(0), pixels);
    copy.reshape('c', images.size(1), images.size(0), images.size(2), images.size(3))
        .assign(images.permute(1, 0, 2, 3));
    return copy;
  }

  /** [channels, batch, pixels] as images. */
  private static INDArray image(INDArray matrices, long height, long width) {
    return matrices
        .reshape('c', matrices.size(0), matrices.size(1), height, width)
        .permute(1, 0, 2, 3);
  }
}
