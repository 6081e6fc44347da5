package org.gan4j.nn.kernels;

import java.util.Arrays;

/** Loops over doubles. */
final class HeapDoubles extends HeapNumbers {
  /** Times a positive number, it is at least 1 for all but the very smallest. */
  private static final double HUGE = 1e300;

  private final double[] values;

  HeapDoubles(int length) {
    values = new double[length];
  }

  private static double[] of(HeapNumbers numbers) {
    return ((HeapDoubles) numbers).values;
  }

  @Override
  int length() {
    return values.length;
  }

  @Override
  double get(int index) {
    return values[index];
  }

  @Override
  void set(int index, double value) {
    values[index] = value;
  }

  @Override
  void read(NativeNumbers source, int sourceFrom, int at, int count) {
    source.requireDoubles().get(sourceFrom, values, at, count);
  }

  @Override
  void write(NativeNumbers destination, int destinationFrom, int at, int count) {
    destination.requireDoubles().put(destinationFrom, values, at, count);
  }

  @Override
  void fill(int at, double value, int count) {
    Arrays.fill(values, at, at + count, value);
  }

  @Override
  void copy(int at, HeapNumbers x, int xFrom, int count) {
    System.arraycopy(of(x), xFrom, values, at, count);
  }

  @Override
  void scaled(int at, double factor, HeapNumbers x, int xFrom, int count) {
    double[] z = values;
    double[] from = of(x);
    double f = factor;
    for (int i = 0; i < count; i++) {
      z[at + i] = f * from[xFrom + i];
    }
  }

  @Override
  void addScaled(int at, double factor, HeapNumbers x, int xFrom, int count) {
    double[] z = values;
    double[] from = of(x);
    double f = factor;
    for (int i = 0; i < count; i++) {
      z[at + i] += f * from[xFrom + i];
    }
  }

  @Override
  void scaledPair(int at, double a, int xFrom, double b, int yFrom, HeapNumbers x, int count) {
    double[] z = values;
    double[] from = of(x);
    double first = a;
    double second = b;
    for (int i = 0; i < count; i++) {
      z[at + i] = first * from[xFrom + i] + second * from[yFrom + i];
    }
  }

  @Override
  void addScaledPair(int at, double a, int xFrom, double b, int yFrom, HeapNumbers x, int count) {
    double[] z = values;
    double[] from = of(x);
    double first = a;
    double second = b;
    for (int i = 0; i < count; i++) {
      z[at + i] += first * from[xFrom + i] + second * from[yFrom + i];
    }
  }

  @Override
  void addToRows(int at, double factor, HeapNumbers x, int xFrom, int rows, int columns) {
    double[] z = values;
    double[] from = of(x);
    for (int row = 0; row < rows; row++) {
      double addend = factor * from[xFrom + row];
      int start = at + row * columns;
      for (int i = start; i < start + columns; i++) {
        z[i] += addend;
      }
    }
  }

  @Override
  void addProduct(int at, HeapNumbers x, int xFrom, HeapNumbers y, int yFrom, int count) {
    double[] z = values;
    double[] left = of(x);
    double[] right = of(y);
    for (int i = 0; i < count; i++) {
      z[at + i] += left[xFrom + i] * right[yFrom + i];
    }
  }

  @Override
  void addSquaredDifference(int at, HeapNumbers x, int xFrom, HeapNumbers center, int count) {
    double[] z = values;
    double[] from = of(x);
    double[] middle = of(center);
    for (int i = 0; i < count; i++) {
      double difference = from[xFrom + i] - middle[i];
      z[at + i] += difference * difference;
    }
  }

  @Override
  void addCenteredProduct(
      int at, HeapNumbers x, int xFrom, HeapNumbers center, HeapNumbers y, int yFrom, int count) {
    double[] z = values;
    double[] left = of(x);
    double[] middle = of(center);
    double[] right = of(y);
    for (int i = 0; i < count; i++) {
      z[at + i] += (left[xFrom + i] - middle[i]) * right[yFrom + i];
    }
  }

  @Override
  void affine(int at, HeapNumbers x, int xFrom, HeapNumbers a, HeapNumbers b, int count) {
    double[] z = values;
    double[] from = of(x);
    double[] factor = of(a);
    double[] offset = of(b);
    for (int i = 0; i < count; i++) {
      z[at + i] = factor[i] * from[xFrom + i] + offset[i];
    }
  }

  @Override
  void combine(
      int at,
      HeapNumbers x,
      int xFrom,
      HeapNumbers a,
      HeapNumbers b,
      HeapNumbers y,
      int yFrom,
      HeapNumbers c,
      int count) {
    double[] z = values;
    double[] first = of(x);
    double[] factor = of(a);
    double[] offset = of(b);
    double[] second = of(y);
    double[] secondFactor = of(c);
    for (int i = 0; i < count; i++) {
      z[at + i] = factor[i] * first[xFrom + i] + offset[i] + secondFactor[i] * second[yFrom + i];
    }
  }

  @Override
  void rectify(int at, HeapNumbers x, int xFrom, HeapNumbers slope, int count) {
    double[] z = values;
    double[] from = of(x);
    double[] slopes = of(slope);
    for (int i = 0; i < count; i++) {
      double value = from[xFrom + i];
      z[at + i] = Math.max(value, 0) + slopes[i] * Math.min(value, 0);
    }
  }

  @Override
  void timesSlope(
      int at, HeapNumbers x, int xFrom, HeapNumbers slope, HeapNumbers y, int yFrom, int count) {
    double[] z = values;
    double[] from = of(x);
    double[] slopes = of(slope);
    double[] other = of(y);
    for (int i = 0; i < count; i++) {
      double positive = Math.max(0, Math.min(1, from[xFrom + i] * HUGE));
      z[at + i] = (positive + (1 - positive) * slopes[i]) * other[yFrom + i];
    }
  }

  @Override
  void addWhereNegative(
      int at,
      HeapNumbers x,
      int xFrom,
      HeapNumbers y,
      int yFrom,
      HeapNumbers z,
      int zFrom,
      int count) {
    double[] sum = values;
    double[] from = of(x);
    double[] left = of(y);
    double[] right = of(z);
    for (int i = 0; i < count; i++) {
      double positive = Math.max(0, Math.min(1, from[xFrom + i] * HUGE));
      sum[at + i] += (1 - positive) * left[yFrom + i] * right[zFrom + i];
    }
  }

  @Override
  void root(int at, double factor, double offset, int count) {
    double[] z = values;
    double f = factor;
    double shift = offset;
    for (int i = 0; i < count; i++) {
      z[at + i] = Math.sqrt(f * z[at + i] + shift);
    }
  }

  @Override
  void standardized(
      int at,
      double factor,
      HeapNumbers x,
      int xFrom,
      HeapNumbers center,
      HeapNumbers divisor,
      int count) {
    double[] z = values;
    double[] from = of(x);
    double[] middle = of(center);
    double[] scale = of(divisor);
    double f = factor;
    for (int i = 0; i < count; i++) {
      z[at + i] = f * (from[xFrom + i] - middle[i]) / scale[i];
    }
  }

  @Override
  void gather(int at, HeapNumbers x, int[] indices) {
    double[] z = values;
    double[] from = of(x);
    for (int i = 0; i < indices.length; i++) {
      z[at + i] = from[indices[i]];
    }
  }

  @Override
  void transposed(int at, HeapNumbers x, int xFrom, int rows, int columns) {
    double[] z = values;
    double[] from = of(x);
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < rows; i++) {
        z[at + j * rows + i] = from[xFrom + i * columns + j];
      }
    }
  }

  @Override
  double sum(int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return sum;
  }
}
