package org.gan4j.api.data;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Conditions that are classes and nothing else, so that samples of a class can be asked for without
 * any data. Immutable and thread-safe.
 */
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
