package org.gan4j.latent.direction;

import java.util.function.BiConsumer;
import org.ejml.data.DMatrixRMaj;
import org.gan4j.api.RandomKey;
import org.gan4j.api.array.Broadcasts;
import org.gan4j.api.network.EarlyLayers;
import org.gan4j.latent.LatentSpace;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The directions of GANSpace: with activations y of random latents z, and the coordinates x of y in
 * their principal components, direction k is u in the regression z ≈ Σ uₖ xₖ. The components are
 * uncorrelated, so that uₖ is Σ xₖ z / Σ xₖ².
 *
 * <p>The components are those of {@link #ANALYSED} samples, found by the eigenvectors of the matrix
 * of their inner products, which is smaller than the covariance of the activations. The regression,
 * whose error is the root of (length of z / samples), takes more. Where conditions vary, they are
 * regressed as z is.
 */
final class ActivationComponents {
  private static final int ANALYSED = 500;
  private static final int REGRESSED_PER_NUMBER = 100;
  private static final int MOST_REGRESSED = 20_000;
  private static final int PORTION = 250;

  private final LatentSpace space;
  private final EarlyLayers layers;
  private final InputCovariance covariance;

  /** For a generator that shows its layers. */
  ActivationComponents(LatentSpace space, EarlyLayers layers, InputCovariance covariance) {
    this.space = space;
    this.layers = layers;
    this.covariance = covariance;
  }

  /**
   * Finds directions.
   *
   * @return steps of one standard deviation, those of the largest variance first, and the variances
   *     of the activations along the components
   */
  SymmetricEigenvectors directions(int count, RandomKey key) {
    int components = Math.min(count, ANALYSED - 1);
    INDArray[] analysed = new INDArray[1];
    int[] filled = {0};
    forEach(
        ANALYSED,
        key.split("components"),
        (z, y) -> {
          if (analysed[0] == null) {
            analysed[0] = Nd4j.create(DataType.FLOAT, ANALYSED, y.size(1));
          }
          int from = filled[0];
          filled[0] += (int) y.size(0);
          analysed[0].get(NDArrayIndex.interval(from, filled[0])).assign(y);
        });
    try (INDArray y = analysed[0];
        INDArray mean = y.mean(0)) {
      Broadcasts.subtractRow(y, mean);
      try (INDArray products = y.mmul(y.transpose())) {
        SymmetricEigenvectors found = SymmetricEigenvectors.of(matrix(products), components);
        try (INDArray basis = basis(y, found)) {
          return new SymmetricEigenvectors(
              regressions(mean, basis, key.split("regression")), variances(found));
        }
      }
    }
  }

  private static double[] variances(SymmetricEigenvectors found) {
    double[] variances = found.values().clone();
    for (int k = 0; k < variances.length; k++) {
      variances[k] /= ANALYSED;
    }
    return variances;
  }

  /** The components of the activations, [activations, count]: yᵀ vₖ, of any length. */
  private static INDArray basis(INDArray y, SymmetricEigenvectors found) {
    try (INDArray coordinates = Nd4j.createFromArray(found.vectors()).castTo(DataType.FLOAT)) {
      return y.transpose().mmul(coordinates.transpose());
    }
  }

  /** Σ xₖ (z, c), scaled. */
  private double[][] regressions(INDArray mean, INDArray basis, RandomKey key) {
    double[][] sums = new double[Math.toIntExact(basis.size(1))][covariance.size()];
    int samples = Math.min(MOST_REGRESSED, REGRESSED_PER_NUMBER * covariance.size());
    forEach(
        samples,
        key,
        (inputs, y) -> {
          Broadcasts.subtractRow(y, mean);
          try (INDArray coordinates = y.mmul(basis);
              INDArray sum = coordinates.transpose().mmul(inputs)) {
            for (int k = 0; k < sums.length; k++) {
              for (int i = 0; i < sums[k].length; i++) {
                sums[k][i] += sum.getDouble(k, i);
              }
            }
          }
        });
    double[][] directions = new double[sums.length][];
    for (int k = 0; k < sums.length; k++) {
      directions[k] =
          SymmetricEigenvectors.oriented(covariance.standardized(withoutConstants(sums[k])));
    }
    return directions;
  }

  /** Numbers that do not vary are correlated by chance, or as classes, which stay as they are. */
  private double[] withoutConstants(double... sum) {
    for (int i = 0; i < sum.length; i++) {
      if (covariance.root().get(i, i) == 0) {
        sum[i] = 0;
      }
    }
    return sum;
  }

  /** Hands on inputs [portion, length] and their activations [portion, n], which may be changed. */
  private void forEach(int samples, RandomKey key, BiConsumer<INDArray, INDArray> sink) {
    for (int start = 0; start < samples; start += PORTION) {
      int count = Math.min(PORTION, samples - start);
      RandomKey portion = key.split(start);
      INDArray conditions = space.conditions(count, portion.split("conditions")).orElse(null);
      try (INDArray z = space.latents(count, portion.split("latents"));
          INDArray y = layers.earlyActivations(z, conditions);
          INDArray inputs = inputs(z, conditions)) {
        sink.accept(inputs, y);
      } finally {
        if (conditions != null) {
          conditions.close();
        }
      }
    }
  }

  /** z, and the condition behind it if it varies. */
  private INDArray inputs(INDArray z, @Nullable INDArray conditions) {
    if (conditions == null || covariance.size() == space.size()) {
      return z.dup('c');
    }
    return Nd4j.concat(1, z, conditions.reshape('c', z.size(0), space.conditionLength()));
  }

  /** A matrix of inner products, which is symmetric but for rounding. */
  static DMatrixRMaj matrix(INDArray square) {
    int order = Math.toIntExact(square.size(0));
    DMatrixRMaj matrix = new DMatrixRMaj(order, order);
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < order; j++) {
        matrix.set(i, j, (square.getDouble(i, j) + square.getDouble(j, i)) / 2);
      }
    }
    return matrix;
  }
}
