package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.CachedView;
import org.gan4j.nn.arrays.MemoryLayout;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.ImageMap;
import org.gan4j.nn.kernels.Taps;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link GlobalPooling}, with the channels last in memory. */
final class GlobalPoolingRuntime extends FastRuntime<GlobalPooling> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ChannelsLast inputs = new ChannelsLast(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray denseGradient = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient CachedView vectors = new CachedView();
  private final transient CachedView pixels = new CachedView();
  private final transient ImageMap map;

  GlobalPoolingRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    SampleShape shape = layerConf().shape();
    Taps rows = Taps.windows(shape.height(), shape.height(), 1, layerConf().factor());
    map = new ImageMap(rows, Taps.windows(shape.width(), shape.width(), 1, 1), dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    return pushForward(activations);
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    INDArray x = inputs.of(direction);
    INDArray y = output.shaped(x.size(0), 1, 1, x.size(3));
    map.apply(x, y);
    return vectors.of(y, array -> array.reshape('c', array.size(0), array.size(3)));
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (!wrt.input()) {
      return null;
    }
    SampleShape shape = layerConf().shape();
    INDArray dense = MemoryLayout.dense(outputGradient, denseGradient);
    INDArray dy = pixels.of(dense, array -> array.reshape('c', array.size(0), 1, 1, array.size(1)));
    INDArray dx = inputGradient.shaped(dy.size(0), shape.height(), shape.width(), shape.channels());
    map.applyTransposed(dy, dx);
    return inputs.logical(dx);
  }
}
