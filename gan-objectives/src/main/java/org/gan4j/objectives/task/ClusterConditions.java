package org.gan4j.objectives.task;

import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Conditions from the clusters of the training data. Each result is new, [count, length]. */
@ThreadSafe
interface ClusterConditions {

  /**
   * The conditions of real samples.
   *
   * @param points the samples in the subspace of the clusters, [count × axes]; may be changed
   * @param labels of the samples, 0 without classes
   */
  INDArray of(double[] points, RandomKey key, int... labels);

  /** Conditions as frequent as in the training data. */
  INDArray draw(int count, RandomKey key);

  /** Conditions of classes, as frequent as in the training data of the class. */
  INDArray ofClasses(RandomKey key, int... labels);
}
