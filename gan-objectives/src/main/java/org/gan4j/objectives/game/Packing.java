package org.gan4j.objectives.game;

import java.util.Arrays;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Differentiable;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Samples side by side: every so many neighbours in a batch become one, images in further channels,
 * vectors in further features. Nothing is copied: in C order it is the same array in another shape.
 *
 * @param samples how many become one
 */
record Packing(int samples) {

  /** The shape of the samples that become one. */
  SampleShape of(SampleShape single) {
    return single.isImage()
        ? SampleShape.image(samples * single.channels(), single.height(), single.width())
        : SampleShape.vector(samples * single.length());
  }

  /** {@link #of(SampleShape)} of a condition, which may be none. */
  @Nullable SampleShape ofCondition(@Nullable SampleShape single) {
    return single == null ? null : of(single);
  }

  /** [batch, channels, …] to [batch / samples, samples × channels, …]. */
  INDArray pack(INDArray batch) {
    return reshaped(batch, batch.size(0) / samples, batch.size(1) * samples);
  }

  /**
   * [batch, channels, …] to [batch, samples × channels, …]: each is packed with copies of itself.
   */
  INDArray copies(INDArray batch) {
    INDArray[] same = new INDArray[samples];
    Arrays.fill(same, batch);
    return Nd4j.concat(1, same);
  }

  /** The backward pass of {@link #pack}. */
  INDArray unpack(INDArray packed) {
    return reshaped(packed, packed.size(0) * samples, packed.size(1) / samples);
  }

  private static INDArray reshaped(INDArray array, long batch, long channels) {
    long[] shape = array.shape().clone();
    shape[0] = batch;
    shape[1] = channels;
    return array.reshape('c', shape);
  }

  /** Packing as a function on the tape. */
  Differentiable function() {
    return Differentiable.of(this::pack, this::unpack);
  }
}
