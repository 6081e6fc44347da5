package org.gan4j.objectives.task;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link ClusterCondition#CENTRE}. */
@ThreadSafe
final class CentreConditions implements ClusterConditions {
  private final Clustering clustering;
  private final CoordinateConditions coordinates;

  CentreConditions(Clustering clustering, int classes) {
    this.clustering = clustering;
    this.coordinates = new CoordinateConditions(clustering, classes);
  }

  @Override
  public INDArray of(double[] points, RandomKey key, int... labels) {
    return conditions(clustering.nearest(points, labels));
  }

  @Override
  public INDArray draw(int count, RandomKey key) {
    ClusterFrequencies frequencies = clustering.frequencies();
    RandomGenerator generator = key.generator();
    return conditions(
        IntStream.range(0, count)
            .map(i -> frequencies.draw(frequencies.all(), generator.nextDouble()))
            .toArray());
  }

  @Override
  public INDArray ofClasses(RandomKey key, int... labels) {
    return conditions(clustering.frequencies().ofClasses(key, labels));
  }

  private INDArray conditions(int... clusters) {
    return coordinates.of(clustering.centres(clusters), clustering.frequencies().classes(clusters));
  }
}
