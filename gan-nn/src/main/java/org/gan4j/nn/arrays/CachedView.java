package org.gan4j.nn.arrays;

import java.util.function.UnaryOperator;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A view of an array, kept for as long as the array is the same object. Creating a view costs more
 * than many operations, and reused arrays are the same object in every step.
 */
@NotThreadSafe
public final class CachedView {
  private @Nullable INDArray source;
  private @Nullable INDArray view;

  /**
   * The view of an array.
   *
   * @param array what to look at
   * @param look how; always the same for one object of this class, but for shapes of the array
   */
  public INDArray of(INDArray array, UnaryOperator<INDArray> look) {
    INDArray current = view;
    if (current == null || source != array) {
      current = look.apply(array);
      source = array;
      view = current;
    }
    return current;
  }
}
