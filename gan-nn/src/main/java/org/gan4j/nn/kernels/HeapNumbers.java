package org.gan4j.nn.kernels;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * An array of floats or doubles on the heap, and the loops over it that layers use, so that the
 * code of a layer serves both types. The virtual machine makes SIMD instructions of them.
 *
 * <p>In all methods {@code at} is the first index in this array, {@code count} is how many numbers
 * are computed, and an argument named {@code …From} is the first index in the array before it. All
 * arrays of one call have the same type of numbers.
 */
abstract sealed class HeapNumbers permits HeapFloats, HeapDoubles {

  /** Zeros. */
  static HeapNumbers of(DataType type, int length) {
    return type == DataType.FLOAT ? new HeapFloats(length) : new HeapDoubles(length);
  }

  abstract int length();

  abstract double get(int index);

  abstract void set(int index, double value);

  /** this ← source. */
  abstract void read(NativeNumbers source, int sourceFrom, int at, int count);

  /** destination ← this. */
  abstract void write(NativeNumbers destination, int destinationFrom, int at, int count);

  /** this ← value. */
  abstract void fill(int at, double value, int count);

  /** this ← x. */
  abstract void copy(int at, HeapNumbers x, int xFrom, int count);

  /** this ← factor · x. */
  abstract void scaled(int at, double factor, HeapNumbers x, int xFrom, int count);

  /** this ← this + factor · x. */
  abstract void addScaled(int at, double factor, HeapNumbers x, int xFrom, int count);

  /** this ← a · x + b · y, where y is what x has from another index on. */
  abstract void scaledPair(
      int at, double a, int xFrom, double b, int yFrom, HeapNumbers x, int count);

  /** this ← this + a · x + b · y, where y is what x has from another index on. */
  abstract void addScaledPair(
      int at, double a, int xFrom, double b, int yFrom, HeapNumbers x, int count);

  /** this ← this + factor · x in every number of a row, with one x a row. */
  abstract void addToRows(int at, double factor, HeapNumbers x, int xFrom, int rows, int columns);

  /** this ← this + x · y. */
  abstract void addProduct(int at, HeapNumbers x, int xFrom, HeapNumbers y, int yFrom, int count);

  /** this ← this + (x - center)², with centers from index 0. */
  abstract void addSquaredDifference(
      int at, HeapNumbers x, int xFrom, HeapNumbers center, int count);

  /** this ← this + (x - center) · y, with centers from index 0. */
  abstract void addCenteredProduct(
      int at, HeapNumbers x, int xFrom, HeapNumbers center, HeapNumbers y, int yFrom, int count);

  /** this ← a · x + b, with factors and offsets from index 0. */
  abstract void affine(int at, HeapNumbers x, int xFrom, HeapNumbers a, HeapNumbers b, int count);

  /** this ← a · x + b + c · y, with factors and offsets from index 0. */
  abstract void combine(
      int at,
      HeapNumbers x,
      int xFrom,
      HeapNumbers a,
      HeapNumbers b,
      HeapNumbers y,
      int yFrom,
      HeapNumbers c,
      int count);

  /** this ← x where x is positive, slope · x elsewhere, with slopes from index 0. */
  abstract void rectify(int at, HeapNumbers x, int xFrom, HeapNumbers slope, int count);

  /** this ← y where x is positive, slope · y elsewhere, with slopes from index 0. */
  abstract void timesSlope(
      int at, HeapNumbers x, int xFrom, HeapNumbers slope, HeapNumbers y, int yFrom, int count);

  /** this ← this + (0 where x is positive, y · z elsewhere). */
  abstract void addWhereNegative(
      int at,
      HeapNumbers x,
      int xFrom,
      HeapNumbers y,
      int yFrom,
      HeapNumbers z,
      int zFrom,
      int count);

  /** this ← √(factor · this + offset). */
  abstract void root(int at, double factor, double offset, int count);

  /** this ← factor · (x - center) / divisor, with centers and divisors from index 0. */
  abstract void standardized(
      int at,
      double factor,
      HeapNumbers x,
      int xFrom,
      HeapNumbers center,
      HeapNumbers divisor,
      int count);

  /** this ← x at the indices. */
  abstract void gather(int at, HeapNumbers x, int[] indices);

  /** this ← the transpose of x, a matrix of so many rows and columns. */
  abstract void transposed(int at, HeapNumbers x, int xFrom, int rows, int columns);

  /** The sum of {@code count} numbers from an index on. */
  abstract double sum(int from, int count);

  /** Writes a row of values again and again, as often as it fits. */
  final void repeat(double[] values, int valuesFrom, int row) {
    for (int i = 0; i + row <= length(); i += row) {
      for (int j = 0; j < row; j++) {
        set(i + j, values[valuesFrom + j]);
      }
    }
  }

  /** Adds up rows: sums ← sums + factor · this. */
  final void addRowsTo(double[] sums, int sumsFrom, int row, double factor) {
    for (int i = 0; i + row <= length(); i += row) {
      for (int j = 0; j < row; j++) {
        sums[sumsFrom + j] += factor * get(i + j);
      }
    }
  }
}
