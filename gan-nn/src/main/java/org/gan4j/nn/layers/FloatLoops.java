package org.gan4j.nn.layers;

/** Loops that the virtual machine can turn into SIMD instructions: the same index everywhere. */
final class FloatLoops {
  /** Times a positive number, it is at least 1 for all but the very smallest. */
  private static final float HUGE = 1e38f;

  private FloatLoops() {}

  /** sum += x. */
  static void add(float[] x, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += x[i];
    }
  }

  /** sum += (x - center)². */
  static void addSquaredDifference(float[] x, float[] center, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      float difference = x[i] - center[i];
      sum[i] += difference * difference;
    }
  }

  /** sum += (x - center) · y. */
  static void addProduct(float[] x, float[] center, float[] y, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += (x[i] - center[i]) * y[i];
    }
  }

  /** sum += x · factor. */
  static void addScaled(float[] x, float[] factor, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += x[i] * factor[i];
    }
  }

  /** y ← factor · x + offset. */
  static void affine(float[] x, float[] factor, float[] offset, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = factor[i] * x[i] + offset[i];
    }
  }

  /** z ← max(z, slope · z). */
  static void rectify(float[] z, float slope, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.max(z[i], slope * z[i]);
    }
  }

  /** gradient ← gradient where z is positive, slope · gradient elsewhere. */
  static void differentiate(float[] z, float slope, float[] gradient, int n) {
    for (int i = 0; i < n; i++) {
      gradient[i] *= Math.max(slope, Math.min(1, z[i] * HUGE));
    }
  }

  /** gradient ← gradient · (1 - y²). */
  static void timesOneMinusSquare(float[] y, float[] gradient, int n) {
    for (int i = 0; i < n; i++) {
      gradient[i] *= 1 - y[i] * y[i];
    }
  }
}
