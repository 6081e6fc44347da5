package org.gan4j.objectives.task;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link ClusterCondition#NEIGHBOURHOOD}: the coordinates of a training sample with Gaussian noise,
 * as wide along each axis as {@code noise} times the training data are around the centres of their
 * clusters. After Casanova, Careil, Verbeek, Drozdzal and Romero-Soriano, "Instance-conditioned
 * GAN", 2021: there the real samples are the nearest neighbours of the sample whose features are
 * the condition; here a sample's condition is a point near it, so that no batch needs a search, and
 * the neighbourhoods overlap without a limit.
 */
@ThreadSafe
final class NeighbourhoodConditions implements ClusterConditions {
  private final Clustering clustering;
  private final CoordinateConditions coordinates;
  private final double noise;

  /**
   * Conditions.
   *
   * @param noise in standard deviations within clusters
   */
  NeighbourhoodConditions(Clustering clustering, int classes, double noise) {
    this.clustering = clustering;
    this.coordinates = new CoordinateConditions(clustering, classes);
    this.noise = noise;
  }

  @Override
  public INDArray of(double[] points, RandomKey key, int... labels) {
    return conditions(points, key, labels);
  }

  @Override
  public INDArray draw(int count, RandomKey key) {
    RandomGenerator generator = key.split("samples").generator();
    return ofSamples(
        key,
        IntStream.range(0, count)
            .map(i -> clustering.sample(clustering.frequencies().all(), generator.nextDouble()))
            .toArray());
  }

  @Override
  public INDArray ofClasses(RandomKey key, int... labels) {
    ClusterFrequencies frequencies = clustering.frequencies();
    RandomGenerator generator = key.split("samples").generator();
    int[] samples =
        IntStream.of(labels)
            .map(label -> clustering.sample(frequencies.ofClass(label), generator.nextDouble()))
            .toArray();
    double[] points = clustering.points(samples);
    return conditions(points, key, labels);
  }

  private INDArray ofSamples(RandomKey key, int... samples) {
    return conditions(clustering.points(samples), key, clustering.labels(samples));
  }

  private INDArray conditions(double[] points, RandomKey key, int... labels) {
    RandomGenerator generator = key.split("noise").generator();
    double[] deviations = clustering.deviations();
    for (int i = 0; i < points.length; i++) {
      points[i] += noise * deviations[i % deviations.length] * generator.nextGaussian();
    }
    return coordinates.of(points, labels);
  }
}
