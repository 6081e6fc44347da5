package org.gan4j.evaluation.statistics;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Decompositions of symmetric matrices by EJML, on one thread. */
final class SymmetricMatrix {
  private SymmetricMatrix() {}

  /** The eigenvalues in ascending order. */
  static double[] eigenvalues(DMatrixRMaj symmetric) {
    EigenDecomposition_F64<DMatrixRMaj> decomposition = decompose(symmetric, false);
    double[] values = new double[symmetric.numRows];
    Arrays.setAll(values, i -> decomposition.getEigenvalue(i).real);
    Arrays.sort(values);
    return values;
  }

  /**
   * Principal axes.
   *
   * @param count of the axes
   * @return [count][size]: the eigenvectors of the greatest eigenvalues, of length 1, the greatest
   *     first
   */
  static double[][] principalAxes(DMatrixRMaj symmetric, int count) {
    EigenDecomposition_F64<DMatrixRMaj> decomposition = decompose(symmetric, true);
    Integer[] order = new Integer[symmetric.numRows];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) -> Double.compare(eigenvalue(decomposition, b), eigenvalue(decomposition, a)));
    double[][] axes = new double[count][];
    for (int i = 0; i < count; i++) {
      axes[i] = decomposition.getEigenVector(order[i]).data.clone();
    }
    return axes;
  }

  /**
   * A matrix A with A·Aᵀ = S, for a positive semidefinite S: Cholesky's, or by eigenvectors if S is
   * singular.
   */
  static DMatrixRMaj root(DMatrixRMaj semidefinite) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(semidefinite.numRows, true);
    if (cholesky.decompose(semidefinite.copy())) {
      return cholesky.getT(null);
    }
    EigenDecomposition_F64<DMatrixRMaj> decomposition = decompose(semidefinite, true);
    DMatrixRMaj root = new DMatrixRMaj(semidefinite.numRows, semidefinite.numRows);
    for (int column = 0; column < root.numCols; column++) {
      double scale = Math.sqrt(Math.max(0, eigenvalue(decomposition, column)));
      DMatrixRMaj axis = decomposition.getEigenVector(column);
      for (int row = 0; row < root.numRows; row++) {
        root.set(row, column, scale * axis.get(row));
      }
    }
    return root;
  }

  /** Aᵀ·S·A, symmetric to the last bit. */
  static DMatrixRMaj congruent(DMatrixRMaj a, DMatrixRMaj symmetric) {
    DMatrixRMaj half = new DMatrixRMaj(symmetric.numRows, a.numCols);
    CommonOps_DDRM.mult(symmetric, a, half);
    DMatrixRMaj whole = new DMatrixRMaj(a.numCols, a.numCols);
    CommonOps_DDRM.multTransA(a, half, whole);
    for (int row = 0; row < whole.numRows; row++) {
      for (int column = 0; column < row; column++) {
        double mean = (whole.get(row, column) + whole.get(column, row)) / 2;
        whole.set(row, column, mean);
        whole.set(column, row, mean);
      }
    }
    return whole;
  }

  private static double eigenvalue(EigenDecomposition_F64<DMatrixRMaj> decomposition, int index) {
    return decomposition.getEigenvalue(index).real;
  }

  private static EigenDecomposition_F64<DMatrixRMaj> decompose(
      DMatrixRMaj symmetric, boolean vectors) {
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(symmetric.numRows, vectors, true);
    if (!decomposition.decompose(symmetric.copy())) {
      throw new IllegalStateException("the eigenvalues of a covariance were not found");
    }
    return decomposition;
  }
}
