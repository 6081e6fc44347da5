package org.gan4j.evaluation.statistics;

import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Vectors;

/**
 * The projection to the directions of the greatest variance of some vectors.
 *
 * <p>Immutable.
 */
@ThreadSafe
public final class PrincipalComponents {
  private final Moments moments;
  private final double[][] axes;

  private PrincipalComponents(Moments moments, double[][] axes) {
    this.moments = moments;
    this.axes = axes;
  }

  /**
   * Finds the directions.
   *
   * @param vectors at least 2
   * @param count how many directions; all if the vectors are shorter
   */
  public static PrincipalComponents of(Vectors vectors, int count) {
    Moments moments = Moments.of(vectors);
    int fewer = Math.min(count, vectors.size());
    return new PrincipalComponents(
        moments, SymmetricMatrix.principalAxes(moments.covariance(), fewer));
  }

  /**
   * Projects vectors, less the mean of those of {@link #of}.
   *
   * @param vectors [n, d]
   * @return [n, count]
   */
  public Vectors project(Vectors vectors) {
    Require.that(vectors.size() == moments.size(), "the vectors have another size");
    float[] projected = new float[Math.multiplyExact(vectors.count(), axes.length)];
    double[] vector = new double[vectors.size()];
    for (int i = 0; i < vectors.count(); i++) {
      vectors.read(i, vector);
      for (int axis = 0; axis < axes.length; axis++) {
        double sum = 0;
        for (int k = 0; k < vector.length; k++) {
          sum += (vector[k] - moments.mean(k)) * axes[axis][k];
        }
        projected[i * axes.length + axis] = (float) sum;
      }
    }
    return Vectors.of(vectors.count(), axes.length, projected);
  }
}
