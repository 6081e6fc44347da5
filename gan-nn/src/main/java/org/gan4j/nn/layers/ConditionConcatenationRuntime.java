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

/** Computes {@link ConditionConcatenation}, with the channels of images last in memory. */
final class ConditionConcatenationRuntime extends FastRuntime<ConditionConcatenation>
    implements ConditionedLayer, PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient ChannelsLast inputPixels = new ChannelsLast(reusable());
  private final transient ChannelsLast outputPixels = new ChannelsLast(reusable());
  private final transient ChannelsLast gradientPixels = new ChannelsLast(reusable());
  private final transient ChannelsLast resultPixels = new ChannelsLast(reusable());
  private transient @Nullable INDArray condition;

  ConditionConcatenationRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public void condition(INDArray told) {
    condition = told;
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    return appended(activations, requireForward(condition));
  }

  /** A condition does not change with the input: zeros take its place. */
  @Override
  public INDArray pushForward(INDArray direction) {
    return appended(direction, null);
  }

  private INDArray appended(INDArray activations, @Nullable INDArray told) {
    boolean image = activations.rank() == 4;
    INDArray source = image ? inputPixels.of(activations) : activations;
    long[] shape = source.shape().clone();
    int last = shape.length - 1;
    long border = shape[last];
    shape[last] = border + layerConf().length();
    INDArray result = output.shaped(shape);
    columns(result, 0, border).assign(source);
    INDArray rest = columns(result, border, shape[last]);
    if (told == null) {
      rest.assign(0);
    } else {
      repeat(told, rest);
    }
    return image ? outputPixels.logical(result) : result;
  }

  /** Writes the condition of a sample to all of its pixels. */
  private static void repeat(INDArray condition, INDArray destination) {
    if (destination.rank() == 2) {
      destination.assign(condition);
      return;
    }
    INDArray once = condition.reshape('c', condition.size(0), 1, 1, condition.size(1));
    try (INDArray everywhere = once.broadcast(destination.shape())) {
      destination.assign(everywhere);
    }
  }

  private static INDArray columns(INDArray array, long from, long to) {
    INDArrayIndex[] indices = new INDArrayIndex[array.rank()];
    java.util.Arrays.fill(indices, NDArrayIndex.all());
    indices[indices.length - 1] = NDArrayIndex.interval(from, to);
    return array.get(indices);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (!wrt.input()) {
      return null;
    }
    boolean image = outputGradient.rank() == 4;
    INDArray source = image ? gradientPixels.of(outputGradient) : outputGradient;
    long[] shape = source.shape().clone();
    int last = shape.length - 1;
    shape[last] -= layerConf().length();
    INDArray result = inputGradient.shaped(shape);
    result.assign(columns(source, 0, shape[last]));
    return image ? resultPixels.logical(result) : result;
  }
}
