package org.gan4j.latent.direction;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.gan4j.api.network.EarlyLayers;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The directions of SeFa: with the weights A [inputs, outputs] of the first layer and the
 * covariance Σ of the inputs, √Σ v for the eigenvectors v of √Σ A Aᵀ √Σ. A step of one standard
 * deviation along the first one changes the layer's output most. Where only z varies, Σ is a
 * multiple of the identity, and the directions are the eigenvectors of A Aᵀ, as in the paper.
 */
final class WeightFactorization {
  private WeightFactorization() {}

  /**
   * Finds directions.
   *
   * @return steps of one standard deviation, and the squared change of the output by each
   * @throws UnsupportedOperationException if the first layer is not linear
   */
  static SymmetricEigenvectors directions(
      EarlyLayers layers, InputCovariance covariance, int count) {
    DMatrixRMaj products = products(layers, covariance.size());
    DMatrixRMaj half = new DMatrixRMaj(products.getNumRows(), products.getNumCols());
    DMatrixRMaj whole = half.copy();
    CommonOps_DDRM.mult(covariance.root(), products, half);
    CommonOps_DDRM.mult(half, covariance.root(), whole);
    SymmetricEigenvectors eigen = SymmetricEigenvectors.of(symmetric(whole), count);
    double[][] directions = new double[count][];
    for (int k = 0; k < count; k++) {
      directions[k] = SymmetricEigenvectors.oriented(covariance.timesRoot(eigen.vectors()[k]));
    }
    return new SymmetricEigenvectors(directions, eigen.values());
  }

  /** A Aᵀ, for z alone or for z and the condition. */
  private static DMatrixRMaj products(EarlyLayers layers, int inputs) {
    INDArray weights = layers.latentWeights();
    if (inputs > weights.size(0)) {
      try (INDArray ofLatent = weights;
          INDArray ofCondition = layers.conditionWeights().orElseThrow()) {
        weights = Nd4j.concat(0, ofLatent, ofCondition);
      }
    }
    try (INDArray all = weights;
        INDArray products = all.mmul(all.transpose())) {
      return new DMatrixRMaj(products.toDoubleMatrix());
    }
  }

  /** But for rounding it is. */
  private static DMatrixRMaj symmetric(DMatrixRMaj matrix) {
    DMatrixRMaj transposed = matrix.copy();
    CommonOps_DDRM.transpose(transposed);
    CommonOps_DDRM.add(0.5, matrix, 0.5, transposed, transposed);
    return transposed;
  }
}
