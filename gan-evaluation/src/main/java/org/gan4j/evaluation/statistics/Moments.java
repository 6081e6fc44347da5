package org.gan4j.evaluation.statistics;

import org.ejml.data.DMatrixRMaj;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Vectors;

/**
 * The mean and the covariance of vectors. The covariance is divided by n − 1.
 *
 * <p>Immutable.
 */
@ThreadSafe
public final class Moments {
  private static final int ROWS = 32;
  private static final int SAMPLES = 4;

  private final int count;
  private final double[] mean;
  private final DMatrixRMaj covariance;

  private Moments(int count, double[] mean, DMatrixRMaj covariance) {
    this.count = count;
    this.mean = mean;
    this.covariance = covariance;
  }

  /**
   * Computes the moments of vectors.
   *
   * @throws IllegalArgumentException if there are fewer than two
   */
  public static Moments of(Vectors vectors) {
    Require.that(vectors.count() > 1, "one vector has no covariance");
    double[] mean = mean(vectors);
    return new Moments(vectors.count(), mean, covariance(vectors, mean));
  }

  private static double[] mean(Vectors vectors) {
    double[] sum = new double[vectors.size()];
    for (int i = 0; i < vectors.count(); i++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += vectors.get(i, k);
      }
    }
    for (int k = 0; k < sum.length; k++) {
      sum[k] /= vectors.count();
    }
    return sum;
  }

  private static DMatrixRMaj covariance(Vectors vectors, double[] mean) {
    int size = mean.length;
    double[][] products = new double[size][size];
    Workers.run(
        (size + ROWS - 1) / ROWS, block -> addProducts(vectors, mean, products, block * ROWS));
    DMatrixRMaj covariance = new DMatrixRMaj(size, size);
    for (int row = 0; row < size; row++) {
      for (int column = row; column < size; column++) {
        double value = products[row][column] / (vectors.count() - 1);
        covariance.set(row, column, value);
        covariance.set(column, row, value);
      }
    }
    return covariance;
  }

  /** The rows of a block, right of the diagonal; each number is a sum over the vectors in order. */
  private static void addProducts(Vectors vectors, double[] mean, double[][] products, int from) {
    int to = Math.min(mean.length, from + ROWS);
    double[][] centred = new double[SAMPLES][mean.length];
    for (int i = 0; i < vectors.count(); i += SAMPLES) {
      for (int s = 0; s < SAMPLES; s++) {
        centre(vectors, i + s, mean, from, centred[s]);
      }
      for (int row = from; row < to; row++) {
        addProducts(products[row], centred[0], centred[1], centred[2], centred[3], row);
      }
    }
  }

  /** A vector less the mean, from one feature on; zeros behind the last vector. */
  private static void centre(
      Vectors vectors, int index, double[] mean, int from, double[] destination) {
    for (int k = from; k < mean.length; k++) {
      destination[k] = index < vectors.count() ? vectors.get(index, k) - mean[k] : 0;
    }
  }

  private static void addProducts(
      double[] sums, double[] a, double[] b, double[] c, double[] d, int row) {
    double factorA = a[row];
    double factorB = b[row];
    double factorC = c[row];
    double factorD = d[row];
    for (int k = row; k < sums.length; k++) {
      sums[k] = sums[k] + factorA * a[k] + factorB * b[k] + factorC * c[k] + factorD * d[k];
    }
  }

  /** How many vectors there are. */
  public int count() {
    return count;
  }

  /** How many features a vector has. */
  public int size() {
    return mean.length;
  }

  /** The mean of a feature. */
  public double mean(int feature) {
    return mean[feature];
  }

  /** The covariance of two features. */
  public double covariance(int first, int second) {
    return covariance.get(first, second);
  }

  /** Pearson's correlation of two features; 0 if one of them is constant. */
  public double correlation(int first, int second) {
    double variances = covariance(first, first) * covariance(second, second);
    return variances > 0 ? covariance(first, second) / Math.sqrt(variances) : 0;
  }

  /** The covariance, which nobody changes. */
  DMatrixRMaj covariance() {
    return covariance;
  }
}
