package org.gan4j.api.data;

import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Conditions that consist of classes alone, so that samples of a class can be generated without any
 * data.
 */
@ThreadSafe
public interface ClassConditions {
  /** The names of the classes, by label; at least one. */
  List<String> names();

  /**
   * The generator's condition for classes.
   *
   * @param labels indices into {@link #names()}
   * @return a new array [labels, condition shape]
   */
  INDArray of(int... labels);
}
