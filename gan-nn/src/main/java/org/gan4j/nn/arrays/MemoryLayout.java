package org.gan4j.nn.arrays;

import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The memory layout of the activations at one place of a network. Images always have the logical
 * shape [batch, channels, height, width]; in memory the channels may come last, which most
 * operations are fastest on. Layers keep the order that they are given, so that nothing is
 * transposed between them.
 */
@ThreadSafe
public final class MemoryLayout {
  private final ReusableArray copy;
  private final CachedView physical = new CachedView();
  private final CachedView logical = new CachedView();
  private boolean channelsLast;

  /**
   * The layout at one place in a layer.
   *
   * @param copy where to copy activations that have gaps
   */
  public MemoryLayout(ReusableArray copy) {
    this.copy = copy;
  }

  /**
   * Returns an activation in its memory order.
   *
   * @param activation of any shape and strides
   * @return the same numbers in C order without gaps: [batch, height, width, channels] if the
   *     channels come last, of the logical shape otherwise; a copy only if there are gaps
   */
  public INDArray inMemory(INDArray activation) {
    channelsLast = false;
    if (isDense(activation)) {
      return activation;
    }
    if (activation.rank() == 4) {
      INDArray permuted = physical.of(activation, image -> image.permute(0, 2, 3, 1));
      if (isDense(permuted)) {
        channelsLast = true;
        return permuted;
      }
    }
    return dense(activation, copy);
  }

  /** Whether the channels came last in what {@link #inMemory} looked at. */
  public boolean channelsLast() {
    return channelsLast;
  }

  /** Gives an array of the shape that {@link #inMemory} returned its logical shape. */
  public INDArray logical(INDArray computed) {
    return channelsLast ? logical.of(computed, array -> array.permute(0, 3, 1, 2)) : computed;
  }

  /**
   * The same numbers in C order without gaps.
   *
   * @param array of any strides
   * @param copy where to copy it if it has gaps
   */
  public static INDArray dense(INDArray array, ReusableArray copy) {
    if (isDense(array)) {
      return array;
    }
    INDArray dense = copy.like(array);
    dense.assign(array);
    return dense;
  }

  /** Whether the numbers lie in C order without gaps. */
  public static boolean isDense(INDArray array) {
    long expected = 1;
    for (int dimension = array.rank() - 1; dimension >= 0; dimension--) {
      if (array.size(dimension) != 1 && array.stride(dimension) != expected) {
        return false;
      }
      expected *= array.size(dimension);
    }
    return true;
  }
}
