package org.gan4j.latent.direction;

import java.util.Arrays;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.network.EarlyLayers;
import org.gan4j.latent.LatentSpace;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Directions of latent space along which samples change, without labels and without training.
 *
 * @param vectors unit vectors in the space of z, the one of the largest change first
 * @param strengths the eigenvalue of each: for {@link DirectionMethod#SEFA} the squared change of the
 *     first layer's output by a step of 1, for {@link DirectionMethod#PCA} the variance of the
 *     activations along the component
 * @param deviation standard deviation of latents along a direction: the unit of {@link #walk}
 */
@ThreadSafe
public record LatentDirections(
    List<List<Double>> vectors, List<Double> strengths, double deviation) {
  /** An eigenvalue decomposition of a longer z takes minutes. */
  private static final int LONGEST = 4096;

  /** Copies. */
  public LatentDirections {
    vectors = vectors.stream().map(List::copyOf).toList();
    strengths = List.copyOf(strengths);
  }

  /**
   * Finds directions.
   *
   * @param count at least 1, at most the length of z
   * @param key randomness of the latents whose activations are analysed, and of their conditions
   * @throws GanException of kind USAGE if the generator does not show its first layers, or they do
   *     not begin with a linear map, or z has fewer numbers than there are to be directions
   */
  public static LatentDirections of(
      LatentSpace space, DirectionMethod method, int count, RandomKey key) {
    Require.atLeast("count", count, 1);
    if (count > space.size()) {
      throw GanException.usage(
          "there are " + space.size() + " directions at most, the length of z, and not " + count,
          "latent.size",
          "ask for fewer directions");
    }
    if (space.size() > LONGEST) {
      throw GanException.usage(
          "directions of a latent of more than " + LONGEST + " numbers take too long to compute",
          "latent.size",
          "use a run with a shorter latent");
    }
    if (!(space.generator() instanceof EarlyLayers layers)) {
      throw unavailable("it does not implement org.gan4j.api.network.EarlyLayers");
    }
    try {
      SymmetricEigenvectors found =
          switch (method) {
            case SEFA -> ofWeights(layers, count);
            case PCA -> ofActivations(space, layers, count, key);
          };
      return of(found, space.deviation());
    } catch (UnsupportedOperationException e) {
      throw unavailable(e.getMessage() == null ? "it does not offer them" : e.getMessage());
    } catch (ArithmeticException e) {
      throw unavailable("its weights or activations are NaN or infinite");
    }
  }

  private static LatentDirections of(SymmetricEigenvectors found, double deviation) {
    return new LatentDirections(
        Arrays.stream(found.vectors())
            .map(vector -> Arrays.stream(vector).boxed().toList())
            .toList(),
        Arrays.stream(found.values()).boxed().toList(),
        deviation);
  }

  private static GanException unavailable(String reason) {
    return GanException.usage(
        "this generator shows no first layers to find directions in: " + reason,
        "generator.type",
        "use a generator of layers whose first one receives z, such as dcgan");
  }

  private static SymmetricEigenvectors ofWeights(EarlyLayers layers, int count) {
    try (INDArray weights = layers.latentWeights();
        INDArray gram = weights.mmul(weights.transpose())) {
      return SymmetricEigenvectors.of(ActivationComponents.matrix(gram), count);
    }
  }

  private static SymmetricEigenvectors ofActivations(
      LatentSpace space, EarlyLayers layers, int count, RandomKey key) {
    return new ActivationComponents(space, layers).directions(count, key);
  }

  /** How many there are. */
  public int count() {
    return vectors.size();
  }

  /** All directions as an array [count, latent size] of float32. */
  public INDArray array() {
    int size = vectors.get(0).size();
    INDArray array = Nd4j.create(DataType.FLOAT, count(), size);
    for (int row = 0; row < count(); row++) {
      for (int i = 0; i < size; i++) {
        array.putScalar(row, i, vectors.get(row).get(i));
      }
    }
    return array;
  }

  /**
   * Goes along a direction from a latent.
   *
   * @param start [1, latent size], not changed
   * @param direction its index
   * @param steps from the start, in {@link #deviation}
   * @return a new array [steps, latent size]
   */
  public INDArray walk(INDArray start, int direction, double... steps) {
    List<Double> vector = vectors.get(direction);
    INDArray way = LatentSpace.repeated(start, 0, steps.length);
    for (int row = 0; row < steps.length; row++) {
      for (int i = 0; i < vector.size(); i++) {
        double moved = way.getDouble(row, i) + steps[row] * deviation * vector.get(i);
        way.putScalar(row, i, moved);
      }
    }
    return way;
  }
}
