package org.gan4j.evaluation.statistics;

/**
 * The trace of the root of a matrix with positive eigenvalues, by the iteration of Denman and
 * Beavers (1976): another way than that by eigenvalues.
 */
final class MatrixRoot {
  private MatrixRoot() {}

  static double trace(double[][] matrix) {
    double[][] y = matrix;
    double[][] z = new double[matrix.length][matrix.length];
    for (int i = 0; i < z.length; i++) {
      z[i][i] = 1;
    }
    for (int iteration = 0; iteration < 30; iteration++) {
      double[][] next = mean(y, inverse(z));
      z = mean(z, inverse(y));
      y = next;
    }
    double trace = 0;
    for (int i = 0; i < y.length; i++) {
      trace += y[i][i];
    }
    return trace;
  }

  static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        for (int k = 0; k < a.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  private static double[][] mean(double[][] a, double[][] b) {
    double[][] mean = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        mean[i][j] = (a[i][j] + b[i][j]) / 2;
      }
    }
    return mean;
  }

  /** Gauss and Jordan, with the largest pivot of each column. */
  private static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] rows = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, rows[i], 0, n);
      rows[i][n + i] = 1;
    }
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int i = column; i < n; i++) {
        pivot = Math.abs(rows[i][column]) > Math.abs(rows[pivot][column]) ? i : pivot;
      }
      double[] row = rows[pivot];
      rows[pivot] = rows[column];
      rows[column] = row;
      double first = row[column];
      for (int k = 0; k < 2 * n; k++) {
        row[k] /= first;
      }
      for (int i = 0; i < n; i++) {
        double factor = rows[i][column];
        for (int k = 0; i != column && k < 2 * n; k++) {
          rows[i][k] -= factor * row[k];
        }
      }
    }
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(rows[i], n, inverse[i], 0, n);
    }
    return inverse;
  }
}
