package org.gan4j.nn.layers;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An activation as it lies in memory. Images always have the logical shape [batch, channels,
 * height, width]; in memory the channels may come last, which most operations are fastest on.
 * Layers keep the order that they are given, so that nothing is transposed between them.
 *
 * @param array the same numbers in an array without gaps, in C order: [batch, height, width,
 *     channels] if {@code channelsLast}, of the logical shape otherwise
 * @param channelsLast whether the channels come last in memory
 */
public record MemoryLayout(INDArray array, boolean channelsLast) {

  /**
   * Finds out how an activation lies in memory.
   *
   * @param activation of any shape and strides
   * @param copy where to copy it if it has gaps
   */
  public static MemoryLayout of(INDArray activation, ReusableArray copy) {
    if (isDense(activation)) {
      return new MemoryLayout(activation, false);
    }
    if (activation.rank() == 4) {
      INDArray permuted = activation.permute(0, 2, 3, 1);
      if (isDense(permuted)) {
        return new MemoryLayout(permuted, true);
      }
    }
    return new MemoryLayout(dense(activation, copy), false);
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

  /**
   * Gives an array that was computed from {@link #array()} element by element its logical shape.
   */
  public INDArray logical(INDArray computed) {
    return channelsLast ? computed.permute(0, 3, 1, 2) : computed;
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
