package org.gan4j.api.data;

import java.util.List;
import org.gan4j.api.RandomKey;
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
   * The generator's conditions for classes. If a class has several conditions, such as the clusters
   * of its samples, one of them is drawn, as frequent as in the training data.
   *
   * @param key randomness of what is drawn; a row depends on the key, its place and its label only
   * @param labels indices into {@link #names()}
   * @return a new array [labels, condition shape]
   */
  INDArray of(RandomKey key, int... labels);
}
