package org.gan4j.nn.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link Reshape}: a view where the input is dense, a copy where it is not. */
final class ReshapeRuntime extends FastRuntime<Reshape> {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient CachedView outputView = new CachedView();
  private final transient CachedView gradientView = new CachedView();
  private long[] inputShape = new long[0];

  ReshapeRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    inputShape = activations.shape();
    if (layerConf().channelsLast()) {
      return toImage()
          ? image(activations, output, outputShape(activations))
          : vector(activations, output);
    }
    INDArray dense = MemoryLayout.dense(activations, output);
    return outputView.of(dense, array -> array.reshape('c', outputShape(array)));
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (layerConf().channelsLast()) {
      return toImage()
          ? vector(outputGradient, inputGradient)
          : image(outputGradient, inputGradient, inputShape);
    }
    INDArray dense = MemoryLayout.dense(outputGradient, inputGradient);
    return gradientView.of(dense, array -> array.reshape('c', inputShape));
  }

  private boolean toImage() {
    return layerConf().dimensions() != null;
  }

  private static INDArray vector(INDArray images, ReusableArray copy) {
    INDArray pixels = ChannelsLast.of(images, copy);
    return pixels.reshape('c', pixels.size(0), pixels.length() / pixels.size(0));
  }

  private static INDArray image(INDArray vectors, ReusableArray copy, long... shape) {
    INDArray dense = MemoryLayout.dense(vectors, copy);
    return ChannelsLast.logical(dense.reshape('c', shape[0], shape[2], shape[3], shape[1]));
  }

  private long[] outputShape(INDArray activations) {
    long batch = activations.size(0);
    List<Integer> dimensions = layerConf().dimensions();
    if (dimensions == null) {
      return new long[] {batch, activations.length() / batch};
    }
    long[] shape = new long[dimensions.size() + 1];
    shape[0] = batch;
    for (int i = 0; i < dimensions.size(); i++) {
      shape[i + 1] = dimensions.get(i);
    }
    return shape;
  }
}
