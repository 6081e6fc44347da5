package org.gan4j.objectives.task;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;

/**
 * The subspace of the leading principal components of vectors. Its axes are orthonormal, but not
 * the components themselves: distances in it do not depend on the choice of axes. An axis in which
 * the vectors do not vary may be zero.
 *
 * <p>All sums have a fixed order, whatever the number of threads. Immutable.
 */
final class PrincipalSubspace {
  /** Enough for a subspace that is only to be compared in: the last components are rough. */
  private static final int ITERATIONS = 6;

  /** What is left of an axis that depends on earlier ones is rounding. */
  private static final double DEPENDENT = 1e-9;

  private final float[] mean;
  private final float[] axes;
  private final double[] matrix;
  private final int count;

  /**
   * A subspace.
   *
   * @param mean [size]
   * @param axes [size × count], an axis a column
   * @param count of axes
   */
  PrincipalSubspace(float[] mean, float[] axes, int count) {
    this.mean = mean;
    this.axes = axes;
    this.matrix = doubles(axes);
    this.count = count;
  }

  /** [size]. */
  float[] mean() {
    return mean;
  }

  /** [size × count], an axis a column. */
  float[] axes() {
    return axes;
  }

  /** How many axes there are. */
  int count() {
    return count;
  }

  /**
   * Finds the subspace by orthogonal iteration (Golub and Van Loan, "Matrix computations", section
   * 8.2.4) with XᵀX, which is never formed.
   *
   * @param vectors [n × size]
   * @param size of a vector
   * @param count of components; all axes of the space if the vectors are not longer
   */
  static PrincipalSubspace of(float[] vectors, int size, int count, RandomKey key) {
    float[] mean = mean(vectors, size);
    if (count >= size) {
      return new PrincipalSubspace(mean, identity(size), size);
    }
    double[][] axes = new double[count][size];
    RandomGenerator generator = key.generator();
    for (double[] axis : axes) {
      Arrays.setAll(axis, i -> generator.nextGaussian());
    }
    orthonormalize(axes);
    for (int i = 0; i < ITERATIONS; i++) {
      PrincipalSubspace current = new PrincipalSubspace(mean, columns(axes), count);
      axes = current.timesCentred(vectors, current.project(vectors));
      orthonormalize(axes);
    }
    return new PrincipalSubspace(mean, columns(axes), count);
  }

  private static float[] mean(float[] vectors, int size) {
    double[] sums = new double[size];
    for (int i = 0; i < vectors.length; i++) {
      sums[i % size] += vectors[i];
    }
    int n = vectors.length / size;
    float[] mean = new float[size];
    for (int k = 0; k < size; k++) {
      mean[k] = (float) (sums[k] / n);
    }
    return mean;
  }

  private static float[] identity(int size) {
    float[] identity = new float[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    return identity;
  }

  private static float[] columns(double[][] axes) {
    int size = axes[0].length;
    float[] columns = new float[size * axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      for (int k = 0; k < size; k++) {
        columns[k * axes.length + axis] = (float) axes[axis][k];
      }
    }
    return columns;
  }

  /** Gram and Schmidt, modified, twice; an axis that depends on earlier ones becomes zero. */
  private static void orthonormalize(double[][] axes) {
    for (int i = 0; i < axes.length; i++) {
      double[] axis = axes[i];
      double before = Math.sqrt(product(axis, axis));
      for (int pass = 0; pass < 2; pass++) {
        for (int earlier = 0; earlier < i; earlier++) {
          subtract(axis, product(axis, axes[earlier]), axes[earlier]);
        }
      }
      double norm = Math.sqrt(product(axis, axis));
      double scale = norm > DEPENDENT * before ? 1 / norm : 0;
      for (int k = 0; k < axis.length; k++) {
        axis[k] *= scale;
      }
    }
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += one[k] * other[k];
    }
    return sum;
  }

  private static void subtract(double[] from, double factor, double[] other) {
    for (int k = 0; k < from.length; k++) {
      from[k] -= factor * other[k];
    }
  }

  /**
   * The coordinates of vectors in the subspace.
   *
   * @param vectors [n × size]
   * @return [n × count]
   */
  double[] project(float[] vectors) {
    int size = mean.length;
    int n = vectors.length / size;
    double[] projected = new double[n * count];
    Pieces.run(
        n,
        (from, to) -> {
          double[] sums = new double[count];
          for (int i = from; i < to; i++) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < size; k++) {
              add(sums, (double) vectors[i * size + k] - mean[k], matrix, k * count);
            }
            System.arraycopy(sums, 0, projected, i * count, count);
          }
        });
    return projected;
  }

  private static double[] doubles(float[] numbers) {
    double[] doubles = new double[numbers.length];
    Arrays.setAll(doubles, i -> numbers[i]);
    return doubles;
  }

  private static void add(double[] sums, double factor, double[] rows, int row) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] += factor * rows[row + c];
    }
  }

  /** (X − mean)ᵀ · P, [count][size]. */
  private double[][] timesCentred(float[] vectors, double[] projected) {
    int size = mean.length;
    int n = vectors.length / size;
    double[][] product = new double[size][count];
    Pieces.run(
        size,
        (from, to) -> {
          for (int i = 0; i < n; i++) {
            for (int k = from; k < to; k++) {
              add(product[k], (double) vectors[i * size + k] - mean[k], projected, i * count);
            }
          }
        });
    double[][] transposed = new double[count][size];
    for (int k = 0; k < size; k++) {
      for (int axis = 0; axis < count; axis++) {
        transposed[axis][k] = product[k][axis];
      }
    }
    return transposed;
  }
}
