package org.gan4j.latent.direction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.latent.LatentSpace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The covariance Σ of what a generator receives: of z, and of the numbers of its condition behind
 * it. Those of z are uncorrelated. Numbers of a condition that are classes do not vary; the others
 * vary around the mean of their class.
 *
 * @param root the symmetric square root of Σ, [d, d]
 * @param inverseRoot its pseudo-inverse
 */
record InputCovariance(DMatrixRMaj root, DMatrixRMaj inverseRoot) {
  private static final int DRAWN = 2000;

  /** Of the largest variance: less is rounding. */
  private static final double NONE = 1e-9;

  /**
   * Estimates the covariance.
   *
   * @param ofConditions whether conditions vary; otherwise only z does
   */
  static InputCovariance of(LatentSpace space, boolean ofConditions, RandomKey key) {
    int size = space.size();
    int length = ofConditions ? space.conditionLength() : 0;
    DMatrixRMaj covariance = new DMatrixRMaj(size + length, size + length);
    double deviation = space.deviation();
    for (int i = 0; i < size; i++) {
      covariance.set(i, i, deviation * deviation);
    }
    if (length > 0) {
      addConditions(space, key, covariance);
    }
    SymmetricEigenvectors eigen = SymmetricEigenvectors.of(covariance, size + length);
    return new InputCovariance(power(eigen, 0.5), power(eigen, -0.5));
  }

  private static void addConditions(LatentSpace space, RandomKey key, DMatrixRMaj covariance) {
    boolean[] categorical = space.categorical();
    int size = space.size();
    List<double[]> centred = centred(space, key);
    for (double[] row : centred) {
      for (int i = 0; i < row.length; i++) {
        for (int j = 0; j < row.length; j++) {
          if (!categorical[i] && !categorical[j]) {
            covariance.add(size + i, size + j, row[i] * row[j] / centred.size());
          }
        }
      }
    }
  }

  /** Conditions less the mean of their class. */
  private static List<double[]> centred(LatentSpace space, RandomKey key) {
    ClassConditions classes = space.task().classConditions().orElse(null);
    int groups = classes == null ? 1 : classes.names().size();
    List<double[]> centred = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      int label = group;
      int count = Math.max(2, DRAWN / groups);
      RandomKey own = key.split(group);
      try (INDArray drawn =
          classes == null
              ? space.conditions(count, own).orElseThrow()
              : classes.of(own, IntStream.range(0, count).map(i -> label).toArray())) {
        centre(drawn.reshape('c', count, drawn.length() / count).toDoubleMatrix(), centred);
      }
    }
    return centred;
  }

  private static void centre(double[][] rows, List<double[]> centred) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        row[i] -= mean[i];
      }
      centred.add(row);
    }
  }

  /** Σ to a power; where it is zero, the power is zero, too. */
  private static DMatrixRMaj power(SymmetricEigenvectors eigen, double exponent) {
    int order = eigen.values().length;
    DMatrixRMaj vectors = new DMatrixRMaj(eigen.vectors());
    DMatrixRMaj scaled = vectors.copy();
    for (int row = 0; row < order; row++) {
      double value = eigen.values()[row];
      double factor = value > NONE * eigen.values()[0] ? Math.pow(value, exponent) : 0;
      for (int i = 0; i < order; i++) {
        scaled.set(row, i, factor * scaled.get(row, i));
      }
    }
    DMatrixRMaj power = new DMatrixRMaj(order, order);
    CommonOps_DDRM.multTransA(vectors, scaled, power);
    return power;
  }

  /** How many numbers vary together: the length of a direction. */
  int size() {
    return root.getNumRows();
  }

  /** How many of them vary at all. */
  int varying() {
    int varying = 0;
    for (int i = 0; i < size(); i++) {
      varying += root.get(i, i) > 0 ? 1 : 0;
    }
    return varying;
  }

  /** The product of the root and a vector. */
  double[] timesRoot(double... vector) {
    return times(root, vector);
  }

  /**
   * A vector of inputs, scaled to one standard deviation along itself: to length 1 before the root
   * of Σ.
   */
  double[] standardized(double... vector) {
    double squares = 0;
    for (double number : times(inverseRoot, vector)) {
      squares += number * number;
    }
    double[] result = vector.clone();
    for (int i = 0; i < result.length && squares > 0; i++) {
      result[i] /= Math.sqrt(squares);
    }
    return result;
  }

  private static double[] times(DMatrixRMaj matrix, double... vector) {
    double[] product = new double[matrix.getNumRows()];
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix.get(i, j) * vector[j];
      }
    }
    return product;
  }
}
