package org.gan4j.objectives.latent;

import org.gan4j.api.component.Require;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The way from one point to another that keeps to a sphere: {@code (sin((1 − t)θ)·from +
 * sin(tθ)·to) / sin θ}, θ being the angle between the two.
 *
 * <p>Shoemake, "Animating rotation with quaternion curves", 1985; for latents: White, "Sampling
 * Generative Networks", 2016, section 2.1.
 */
final class GreatCircle {
  /** Below this sine two points lie on one line through the origin. */
  private static final double SMALLEST_SINE = 1e-6;

  private GreatCircle() {}

  /**
   * Goes a fraction of the way, row by row.
   *
   * @param from [batch, size]
   * @param to [batch, size]
   * @return a new array [batch, size]; where the two lie on one line through the origin, which has
   *     no great circle of its own, a point of the straight way
   */
  static INDArray between(INDArray from, INDArray to, double fraction) {
    Require.atLeast("fraction", fraction, 0);
    Require.atMost("fraction", fraction, 1);
    INDArray result = from.dup('c');
    for (int row = 0; row < from.size(0) && from.size(1) > 0; row++) {
      double[] start = from.getRow(row).toDoubleVector();
      double[] end = to.getRow(row).toDoubleVector();
      double angle = angle(start, end);
      double sine = Math.sin(angle);
      boolean straight = sine < SMALLEST_SINE;
      double startWeight = straight ? 1 - fraction : Math.sin((1 - fraction) * angle) / sine;
      double endWeight = straight ? fraction : Math.sin(fraction * angle) / sine;
      for (int i = 0; i < start.length; i++) {
        result.putScalar(row, i, startWeight * start[i] + endWeight * end[i]);
      }
    }
    return result;
  }

  private static double angle(double[] a, double[] b) {
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      squareA += a[i] * a[i];
      squareB += b[i] * b[i];
    }
    double lengths = Math.sqrt(squareA) * Math.sqrt(squareB);
    return lengths == 0 ? 0 : Math.acos(Math.max(-1, Math.min(1, product / lengths)));
  }
}
