package org.gan4j.latent.direction;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigenvectors of a symmetric matrix, those of the largest eigenvalues first.
 *
 * @param vectors unit vectors, whose number of the largest magnitude is positive
 * @param values the eigenvalues
 */
@SuppressWarnings("ArrayRecordComponent") // read by its package only, never compared
record SymmetricEigenvectors(double[][] vectors, double[] values) {

  /**
   * Decomposes a matrix.
   *
   * @param count how many eigenvectors; at most the order of the matrix
   * @throws ArithmeticException if the matrix has numbers that are NaN or infinite
   */
  static SymmetricEigenvectors of(DMatrixRMaj matrix, int count) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(
            matrix.getNumRows(), /* computeVectors= */ true, /* isSymmetric= */ true);
    if (MatrixFeatures_DDRM.hasUncountable(matrix) || !eigen.decompose(matrix.copy())) {
      throw new ArithmeticException("a matrix with NaN or infinite numbers has no eigenvectors");
    }
    int[] order =
        IntStream.range(0, eigen.getNumberOfEigenvalues())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
            .mapToInt(Integer::intValue)
            .limit(count)
            .toArray();
    double[][] vectors = new double[order.length][];
    double[] values = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      vectors[i] = oriented(eigen.getEigenVector(order[i]).getData().clone());
      values[i] = eigen.getEigenvalue(order[i]).getReal();
    }
    return new SymmetricEigenvectors(vectors, values);
  }

  /** The sign of a direction is arbitrary: its number of the largest magnitude becomes positive. */
  static double[] oriented(double... vector) {
    double largest = 0;
    for (double number : vector) {
      largest = Math.abs(number) > Math.abs(largest) ? number : largest;
    }
    double sign = largest < 0 ? -1 : 1;
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= sign;
    }
    return vector;
  }
}
