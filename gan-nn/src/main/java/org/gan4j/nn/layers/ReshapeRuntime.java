package org.gan4j.nn.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.CachedView;
import org.gan4j.nn.arrays.MemoryLayout;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link Reshape}: a view where the input is dense, a copy where it is not. */
final class ReshapeRuntime extends FastRuntime<Reshape> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient CachedView outputView = new CachedView();
  private final transient CachedView gradientView = new CachedView();
  private final transient ChannelsLastView outputPixels = new ChannelsLastView(output);
  private final transient ChannelsLastView gradientPixels = new ChannelsLastView(inputGradient);
  private long[] inputShape = new long[0];

  ReshapeRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    return pushForward(activations);
  }

  @Override
  public INDArray pushForward(INDArray activations) {
    inputShape = activations.shape();
    if (layerConf().channelsLast()) {
      return toImage()
          ? outputPixels.image(activations, outputShape(activations))
          : outputPixels.vector(activations);
    }
    INDArray dense = MemoryLayout.dense(activations, output);
    return outputView.of(dense, array -> array.reshape('c', outputShape(array)));
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (layerConf().channelsLast()) {
      return toImage()
          ? gradientPixels.vector(outputGradient)
          : gradientPixels.image(outputGradient, inputShape);
    }
    INDArray dense = MemoryLayout.dense(outputGradient, inputGradient);
    return gradientView.of(dense, array -> array.reshape('c', inputShape));
  }

  private boolean toImage() {
    return layerConf().dimensions() != null;
  }

  /** Vectors on one side, images with their channels last in memory on the other. */
  private static final class ChannelsLastView {
    private final ReusableArray copy;
    private final ChannelsLast images;
    private final CachedView reshaped = new CachedView();

    ChannelsLastView(ReusableArray copy) {
      this.copy = copy;
      images = new ChannelsLast(copy);
    }

    INDArray vector(INDArray activations) {
      return reshaped.of(
          images.of(activations),
          array -> array.reshape('c', array.size(0), array.length() / array.size(0)));
    }

    INDArray image(INDArray vectors, long... shape) {
      return images.logical(
          reshaped.of(
              MemoryLayout.dense(vectors, copy),
              array -> array.reshape('c', shape[0], shape[2], shape[3], shape[1])));
    }
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
