package org.gan4j.evaluation.features;

import org.gan4j.api.evaluation.Vectors;

/** The Fréchet distance of normal distributions, as it is defined, in double precision. */
final class PlainFrechetDistance {
  private static final int SWEEPS = 30;

  private final double[] mean;
  private final double[][] covariance;
  private final double[][] root;

  /** The distance from these vectors. */
  PlainFrechetDistance(Vectors vectors) {
    mean = mean(vectors);
    covariance = covariance(vectors, mean);
    root = squareRoot(covariance);
  }

  double to(Vectors other) {
    double[] otherMean = mean(other);
    double[][] otherCovariance = covariance(other, otherMean);
    double distance = 0;
    for (int i = 0; i < mean.length; i++) {
      double difference = mean[i] - otherMean[i];
      distance += difference * difference + covariance[i][i] + otherCovariance[i][i];
    }
    double[][] product = multiply(multiply(root, otherCovariance), root);
    for (double eigenvalue : diagonalize(product, identity(mean.length))) {
      distance -= 2 * Math.sqrt(Math.max(0, eigenvalue));
    }
    return distance;
  }

  private static double[] mean(Vectors vectors) {
    double[] mean = new double[vectors.size()];
    for (int i = 0; i < vectors.count(); i++) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += vectors.get(i, k) / vectors.count();
      }
    }
    return mean;
  }

  private static double[][] covariance(Vectors vectors, double[] mean) {
    int size = mean.length;
    double[][] sums = new double[size][size];
    double[] row = new double[size];
    for (int i = 0; i < vectors.count(); i++) {
      vectors.read(i, row);
      for (int j = 0; j < size; j++) {
        double factor = (row[j] - mean[j]) / (vectors.count() - 1);
        for (int k = 0; k < size; k++) {
          sums[j][k] += factor * (row[k] - mean[k]);
        }
      }
    }
    return sums;
  }

  private static double[][] squareRoot(double[][] matrix) {
    double[][] vectors = identity(matrix.length);
    double[] eigenvalues = diagonalize(matrix, vectors);
    double[][] root = new double[matrix.length][matrix.length];
    for (int i = 0; i < root.length; i++) {
      for (int j = 0; j < root.length; j++) {
        for (int k = 0; k < root.length; k++) {
          root[i][j] += vectors[i][k] * Math.sqrt(Math.max(0, eigenvalues[k])) * vectors[j][k];
        }
      }
    }
    return root;
  }

  /** Jacobi's rotations: eigenvalues, and the eigenvectors as columns. */
  private static double[] diagonalize(double[][] symmetric, double[][] vectors) {
    int size = symmetric.length;
    double[][] a = multiply(symmetric, identity(size));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < size; p++) {
        for (int q = p + 1; q < size; q++) {
          if (Math.abs(a[p][q]) > 1e-10 * Math.sqrt(Math.abs(a[p][p] * a[q][q]))) {
            double angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
            double cosine = Math.cos(angle);
            double sine = Math.sin(angle);
            for (int k = 0; k < size; k++) {
              double left = a[k][p];
              a[k][p] = cosine * left - sine * a[k][q];
              a[k][q] = sine * left + cosine * a[k][q];
              double vector = vectors[k][p];
              vectors[k][p] = cosine * vector - sine * vectors[k][q];
              vectors[k][q] = sine * vector + cosine * vectors[k][q];
            }
            for (int k = 0; k < size; k++) {
              double left = a[p][k];
              a[p][k] = cosine * left - sine * a[q][k];
              a[q][k] = sine * left + cosine * a[q][k];
            }
          }
        }
      }
    }
    double[] eigenvalues = new double[size];
    for (int i = 0; i < size; i++) {
      eigenvalues[i] = a[i][i];
    }
    return eigenvalues;
  }

  private static double[][] identity(int size) {
    double[][] identity = new double[size][size];
    for (int i = 0; i < size; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  private static double[][] multiply(double[][] left, double[][] right) {
    double[][] product = new double[left.length][left.length];
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < left.length; k++) {
        for (int j = 0; j < left.length; j++) {
          product[i][j] += left[i][k] * right[k][j];
        }
      }
    }
    return product;
  }
}
