package org.gan4j.nn.layers;

/**
 * Minimal filtering F(4, 2): four outputs of a filter with two taps from five inputs, by five
 * multiplications in place of eight. Winograd, "Arithmetic complexity of computations", 1980; Lavin
 * and Gray, "Fast algorithms for convolutional neural networks", CVPR 2016. The points are 0, 1,
 * -1, 2 and infinity:
 *
 * <pre>
 *       ⎡2 -1 -2  1 0⎤       ⎡ 1/2    0 ⎤        ⎡1 1  1 1 0⎤
 *       ⎢0 -2 -1  1 0⎥       ⎢-1/2 -1/2 ⎥        ⎢0 1 -1 2 0⎥
 *  Bᵀ = ⎢0  2 -3  1 0⎥,  G = ⎢-1/6  1/6 ⎥,  Aᵀ = ⎢0 1  1 4 0⎥
 *       ⎢0 -1  0  1 0⎥       ⎢ 1/6  1/3 ⎥        ⎣0 1 -1 8 1⎦
 *       ⎣0  2 -1 -2 1⎦       ⎣  0    1  ⎦
 *
 *  y = Aᵀ ((G w) ∘ (Bᵀ x)),  y[i] = w[0] x[i] + w[1] x[i + 1]
 * </pre>
 *
 * <p>Each function applies one of these matrices, or its transpose, to vectors whose elements are
 * arrays of numbers. The loops are as the virtual machine can turn them into SIMD instructions: one
 * array that is written each, and the same index in every array.
 */
final class Winograd {
  /** Outputs of a tile. */
  static final int OUTPUTS = 4;

  /** Inputs of a tile, and multiplications. */
  static final int POINTS = 5;

  /** Taps of the filter. */
  static final int TAPS = 2;

  private Winograd() {}

  /** v ← Bᵀ x. */
  static void input(float[][] x, float[][] v, int n) {
    plusTwice(x[3], x[1], x[0], x[2], v[0], n);
    sum(x[3], -1, x[2], -2, x[1], v[1], n);
    sum(x[3], -3, x[2], 2, x[1], v[2], n);
    sum(x[3], -1, x[1], v[3], n);
    plusTwice(x[4], x[2], x[1], x[3], v[4], n);
  }

  /** x ← B v. */
  static void inputAdjoint(float[][] v, float[][] x, int n) {
    sum(v[0], 1, v[0], x[0], n);
    sum(2, v[4], -1, v[0], -2, v[1], 2, v[2], -1, v[3], x[1], n);
    sum(-2, v[0], -1, v[1], -3, v[2], -1, v[4], x[2], n);
    sum(-2, v[4], 1, v[0], 1, v[1], 1, v[2], 1, v[3], x[3], n);
    System.arraycopy(v[4], 0, x[4], 0, n);
  }

  /** y ← Aᵀ m. */
  static void output(float[][] m, float[][] y, int n) {
    sum(1, m[0], 1, m[1], 1, m[2], 1, m[3], y[0], n);
    sum(m[1], -1, m[2], 2, m[3], y[1], n);
    sum(m[1], 1, m[2], 4, m[3], y[2], n);
    sum(1, m[1], -1, m[2], 8, m[3], 1, m[4], y[3], n);
  }

  /** m ← A y. */
  static void outputAdjoint(float[][] y, float[][] m, int n) {
    System.arraycopy(y[0], 0, m[0], 0, n);
    sum(1, y[0], 1, y[1], 1, y[2], 1, y[3], m[1], n);
    sum(1, y[0], -1, y[1], 1, y[2], -1, y[3], m[2], n);
    sum(1, y[0], 2, y[1], 4, y[2], 8, y[3], m[3], n);
    System.arraycopy(y[3], 0, m[4], 0, n);
  }

  /** u ← G w. */
  static void weights(float[][] w, float[][] u, int n) {
    scaled(1f / 2, w[0], 0, w[1], u[0], n);
    scaled(-1f / 2, w[0], -1f / 2, w[1], u[1], n);
    scaled(-1f / 6, w[0], 1f / 6, w[1], u[2], n);
    scaled(1f / 6, w[0], 1f / 3, w[1], u[3], n);
    System.arraycopy(w[1], 0, u[4], 0, n);
  }

  /** w ← Gᵀ u. */
  static void weightsAdjoint(float[][] u, float[][] w, int n) {
    sum(1f / 2, u[0], -1f / 2, u[1], -1f / 6, u[2], 1f / 6, u[3], w[0], n);
    sum(-1f / 2, u[1], 1f / 6, u[2], 1f / 3, u[3], 1, u[4], w[1], n);
  }

  /** z ← (a - b) + 2 (c - d). */
  private static void plusTwice(float[] a, float[] b, float[] c, float[] d, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = a[i] - b[i] + 2 * (c[i] - d[i]);
    }
  }

  /** z ← a + f · b. */
  private static void sum(float[] a, float f, float[] b, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = a[i] + f * b[i];
    }
  }

  /** z ← a + f · b + g · c. */
  private static void sum(float[] a, float f, float[] b, float g, float[] c, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = a[i] + f * b[i] + g * c[i];
    }
  }

  /** z ← f · a + g · b. */
  private static void scaled(float f, float[] a, float g, float[] b, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = f * a[i] + g * b[i];
    }
  }

  /** z ← f · a + g · b + h · c + k · d. */
  private static void sum(
      float f,
      float[] a,
      float g,
      float[] b,
      float h,
      float[] c,
      float k,
      float[] d,
      float[] z,
      int n) {
    for (int i = 0; i < n; i++) {
      z[i] = f * a[i] + g * b[i] + h * c[i] + k * d[i];
    }
  }

  /** z ← f · a + g · b + h · c + k · d + l · e. */
  private static void sum(
      float f,
      float[] a,
      float g,
      float[] b,
      float h,
      float[] c,
      float k,
      float[] d,
      float l,
      float[] e,
      float[] z,
      int n) {
    for (int i = 0; i < n; i++) {
      z[i] = f * a[i] + g * b[i] + h * c[i] + k * d[i] + l * e[i];
    }
  }
}
