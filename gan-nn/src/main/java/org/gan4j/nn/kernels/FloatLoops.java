package org.gan4j.nn.kernels;

import org.gan4j.api.concurrent.ThreadSafe;

/** Loops that the virtual machine can turn into SIMD instructions: the same index everywhere. */
@ThreadSafe
public final class FloatLoops {
  /** Times a positive number, it is at least 1 for all but the very smallest. */
  private static final float HUGE = 1e38f;

  private FloatLoops() {}

  /** sum += x. */
  public static void add(float[] x, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += x[i];
    }
  }

  /** sum += (x - center)². */
  public static void addSquaredDifference(float[] x, float[] center, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      float difference = x[i] - center[i];
      sum[i] += difference * difference;
    }
  }

  /** sum += (x - center) · y. */
  public static void addProduct(float[] x, float[] center, float[] y, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += (x[i] - center[i]) * y[i];
    }
  }

  /** y ← max(z, slope · z) with z = factor · x + offset. */
  public static void rectifiedAffine(
      float[] x, float[] factor, float[] offset, float slope, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float z = factor[i] * x[i] + offset[i];
      y[i] = Math.max(z, slope * z);
    }
  }

  /** gradient ← gradient where factor · x + offset is positive, slope · gradient elsewhere. */
  public static void differentiateAffine(
      float[] x, float[] factor, float[] offset, float slope, float[] gradient, int n) {
    for (int i = 0; i < n; i++) {
      float z = factor[i] * x[i] + offset[i];
      gradient[i] *= Math.max(slope, Math.min(1, z * HUGE));
    }
  }

  /** result ← a · x + b + factor · y. */
  public static void combine(
      float[] x, float[] a, float[] b, float[] y, float[] factor, float[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = a[i] * x[i] + b[i] + factor[i] * y[i];
    }
  }

  /** z ← max(z, slope · z). */
  public static void rectify(float[] z, float slope, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.max(z[i], slope * z[i]);
    }
  }

  /** gradient ← gradient where z is positive, slope · gradient elsewhere. */
  public static void differentiate(float[] z, float slope, float[] gradient, int n) {
    for (int i = 0; i < n; i++) {
      gradient[i] *= Math.max(slope, Math.min(1, z[i] * HUGE));
    }
  }

  /** gradient ← gradient · (1 - y²). */
  public static void timesOneMinusSquare(float[] y, float[] gradient, int n) {
    for (int i = 0; i < n; i++) {
      gradient[i] *= 1 - y[i] * y[i];
    }
  }
}
