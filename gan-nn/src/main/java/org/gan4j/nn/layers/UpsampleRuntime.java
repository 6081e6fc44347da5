package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Computes {@link Upsample}, with the channels last in memory. */
final class UpsampleRuntime extends FastRuntime<Upsample> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ChannelsLast inputs = new ChannelsLast(reusable());
  private final transient ChannelsLast outputs = new ChannelsLast(reusable());
  private final transient ChannelsLast gradients = new ChannelsLast(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();

  UpsampleRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    return pushForward(activations);
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    INDArray x = inputs.of(direction);
    int factor = layerConf().factor();
    INDArray y = output.shaped(x.size(0), x.size(1) * factor, x.size(2) * factor, x.size(3));
    for (int row = 0; row < factor; row++) {
      for (int column = 0; column < factor; column++) {
        every(y, row, column).assign(x);
      }
    }
    return outputs.logical(y);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (!wrt.input()) {
      return null;
    }
    INDArray dy = gradients.of(outputGradient);
    int factor = layerConf().factor();
    INDArray dx =
        inputGradient.shaped(dy.size(0), dy.size(1) / factor, dy.size(2) / factor, dy.size(3));
    dx.assign(0);
    for (int row = 0; row < factor; row++) {
      for (int column = 0; column < factor; column++) {
        dx.addi(every(dy, row, column));
      }
    }
    return gradients.logical(dx);
  }

  /** Every factor-th row and column from the given ones on. */
  private INDArray every(INDArray images, int row, int column) {
    return images.get(
        NDArrayIndex.all(),
        stepping(row, images.size(1)),
        stepping(column, images.size(2)),
        NDArrayIndex.all());
  }

  private INDArrayIndex stepping(int from, long to) {
    return NDArrayIndex.interval(from, layerConf().factor(), to);
  }
}
