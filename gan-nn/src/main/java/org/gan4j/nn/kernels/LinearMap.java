package org.gan4j.nn.kernels;

import java.util.ArrayList;
import java.util.List;

/**
 * A small matrix that is applied to vectors whose elements are arrays of numbers. The loops are as
 * the virtual machine can turn them into SIMD instructions: one array that is written each, and the
 * same index in every array.
 */
final class LinearMap {
  private final Row[] rows;
  private final LinearMap transposed;

  private LinearMap(Row... rows) {
    this.rows = rows;
    transposed = new LinearMap(this);
  }

  /** The transpose of a matrix. */
  private LinearMap(LinearMap original) {
    rows = new Row[original.rows[0].all.length];
    for (int i = 0; i < rows.length; i++) {
      float[] column = new float[original.rows.length];
      for (int j = 0; j < column.length; j++) {
        column[j] = original.rows[j].all[i];
      }
      rows[i] = Row.of(column);
    }
    transposed = original;
  }

  static LinearMap of(Row... rows) {
    return new LinearMap(rows);
  }

  LinearMap transposed() {
    return transposed;
  }

  /** y ← M x, the first n numbers of each element. */
  void apply(float[][] x, float[][] y, int n) {
    for (int i = 0; i < rows.length; i++) {
      rows[i].apply(x, y[i], n);
    }
  }

  /** A row of a matrix, of which up to five numbers are not zero. */
  static final class Row {
    private final float[] all;
    private final int[] places;
    private final float[] factors;

    private Row(float... all) {
      this.all = all;
      List<Integer> found = new ArrayList<>();
      for (int i = 0; i < all.length; i++) {
        if (all[i] != 0) {
          found.add(i);
        }
      }
      places = found.stream().mapToInt(Integer::intValue).toArray();
      factors = new float[places.length];
      for (int i = 0; i < places.length; i++) {
        factors[i] = all[places[i]];
      }
    }

    static Row of(float... all) {
      return new Row(all);
    }

    private void apply(float[][] x, float[] z, int n) {
      float[] f = factors;
      switch (f.length) {
        case 1 -> sum(f[0], x[places[0]], z, n);
        case 2 -> sum(f[0], x[places[0]], f[1], x[places[1]], z, n);
        case 3 -> sum(f[0], x[places[0]], f[1], x[places[1]], f[2], x[places[2]], z, n);
        case 4 ->
            sum(
                f[0],
                x[places[0]],
                f[1],
                x[places[1]],
                f[2],
                x[places[2]],
                f[3],
                x[places[3]],
                z,
                n);
        case 5 ->
            sum(
                f[0],
                x[places[0]],
                f[1],
                x[places[1]],
                f[2],
                x[places[2]],
                f[3],
                x[places[3]],
                f[4],
                x[places[4]],
                z,
                n);
        default -> throw new IllegalStateException(f.length + " numbers in a row");
      }
    }

    private static void sum(float f, float[] a, float[] z, int n) {
      if (f == 1) {
        System.arraycopy(a, 0, z, 0, n);
        return;
      }
      for (int i = 0; i < n; i++) {
        z[i] = f * a[i];
      }
    }

    private static void sum(float f, float[] a, float g, float[] b, float[] z, int n) {
      for (int i = 0; i < n; i++) {
        z[i] = f * a[i] + g * b[i];
      }
    }

    private static void sum(
        float f, float[] a, float g, float[] b, float h, float[] c, float[] z, int n) {
      for (int i = 0; i < n; i++) {
        z[i] = f * a[i] + g * b[i] + h * c[i];
      }
    }

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
}
