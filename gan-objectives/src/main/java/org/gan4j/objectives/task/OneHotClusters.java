package org.gan4j.objectives.task;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link ClusterCondition#CLUSTER}. */
@ThreadSafe
final class OneHotClusters implements ClusterConditions {
  private final Clustering clustering;
  private final int length;

  /**
   * Conditions.
   *
   * @param length of a condition, at least the number of clusters
   */
  OneHotClusters(Clustering clustering, int length) {
    this.clustering = clustering;
    this.length = length;
  }

  @Override
  public INDArray of(double[] points, RandomKey key, int... labels) {
    return OneHot.rows(length, clustering.nearest(points, labels));
  }

  @Override
  public INDArray draw(int count, RandomKey key) {
    ClusterFrequencies frequencies = clustering.frequencies();
    RandomGenerator generator = key.generator();
    return OneHot.rows(
        length,
        IntStream.range(0, count)
            .map(i -> frequencies.draw(frequencies.all(), generator.nextDouble()))
            .toArray());
  }

  @Override
  public INDArray ofClasses(RandomKey key, int... labels) {
    return OneHot.rows(length, clustering.frequencies().ofClasses(key, labels));
  }
}
