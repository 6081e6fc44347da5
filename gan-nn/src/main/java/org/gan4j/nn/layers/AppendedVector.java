package org.gan4j.nn.layers;

import java.util.Arrays;
import java.util.function.Supplier;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A vector that is appended to the activations of each sample: to a vector as further numbers, to
 * an image as further channels, each of which is one number everywhere. Images have their channels
 * last in memory.
 */
final class AppendedVector {
  private final ReusableArray output;
  private final ReusableArray inputGradient;
  private final ChannelsLast inputPixels;
  private final ChannelsLast outputPixels;
  private final ChannelsLast gradientPixels;
  private final ChannelsLast resultPixels;

  /** With memory of a layer. */
  AppendedVector(Supplier<ReusableArray> memory) {
    output = memory.get();
    inputGradient = memory.get();
    inputPixels = new ChannelsLast(memory.get());
    outputPixels = new ChannelsLast(memory.get());
    gradientPixels = new ChannelsLast(memory.get());
    resultPixels = new ChannelsLast(memory.get());
  }

  /**
   * The activations and the vector.
   *
   * @param activations [batch, features] or [batch, channels, height, width]
   * @param vector [batch, length]; zeros take its place if it is null
   * @return [batch, features + length] or [batch, channels + length, height, width]
   */
  INDArray append(INDArray activations, @Nullable INDArray vector, int length) {
    boolean image = activations.rank() == 4;
    INDArray source = image ? inputPixels.of(activations) : activations;
    long[] shape = source.shape().clone();
    int last = shape.length - 1;
    long border = shape[last];
    shape[last] = border + length;
    INDArray result = output.shaped(shape);
    columns(result, 0, border).assign(source);
    INDArray rest = columns(result, border, shape[last]);
    if (vector == null) {
      rest.assign(0);
    } else {
      repeat(vector, rest);
    }
    return image ? outputPixels.logical(result) : result;
  }

  /** Writes the vector of a sample to all of its pixels. */
  private static void repeat(INDArray vector, INDArray destination) {
    if (destination.rank() == 2) {
      destination.assign(vector);
      return;
    }
    INDArray once = vector.reshape('c', vector.size(0), 1, 1, vector.size(1));
    try (INDArray everywhere = once.broadcast(destination.shape())) {
      destination.assign(everywhere);
    }
  }

  private static INDArray columns(INDArray array, long from, long to) {
    INDArrayIndex[] indices = new INDArrayIndex[array.rank()];
    Arrays.fill(indices, NDArrayIndex.all());
    indices[indices.length - 1] = NDArrayIndex.interval(from, to);
    return array.get(indices);
  }

  /**
   * A gradient without the part that belongs to the vector, dense: [batch, features] or [batch,
   * height, width, channels].
   */
  INDArray remove(INDArray outputGradient, int length) {
    boolean image = outputGradient.rank() == 4;
    INDArray source = image ? gradientPixels.of(outputGradient) : outputGradient;
    long[] shape = source.shape().clone();
    int last = shape.length - 1;
    shape[last] -= length;
    INDArray result = inputGradient.shaped(shape);
    result.assign(columns(source, 0, shape[last]));
    return result;
  }

  /** What {@link #remove} returned, in its logical shape. */
  INDArray logical(INDArray removed) {
    return removed.rank() == 4 ? resultPixels.logical(removed) : removed;
  }
}
