package org.gan4j.evaluation.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.gan4j.api.component.Require;
import org.gan4j.api.evaluation.Vectors;

/**
 * A number for every pair of two sets of vectors, a few rows at a time, so that there is never a
 * matrix of all pairs.
 *
 * <p>Each number is the sum over the features in their order, whatever the blocks and the threads:
 * equal vectors have distance 0, distances are symmetric to the last bit, and a pair has the same
 * number in every set. The innermost loop runs over columns, which the compiler vectorizes without
 * another order of the sum.
 */
enum Pairs {
  /** The inner product of two vectors. */
  INNER_PRODUCTS {
    @Override
    void add(double[] sums, int at, int count, double[] tile, int offset, double value) {
      for (int i = 0; i < count; i++) {
        sums[at + i] += value * tile[offset + i];
      }
    }

    @Override
    void addFour(
        double[] sums,
        int at,
        int count,
        double[] tile,
        int offset,
        double a,
        double b,
        double c,
        double d) {
      int offsetB = offset + COLUMNS;
      int offsetC = offsetB + COLUMNS;
      int offsetD = offsetC + COLUMNS;
      for (int i = 0; i < count; i++) {
        sums[at + i] =
            sums[at + i]
                + a * tile[offset + i]
                + b * tile[offsetB + i]
                + c * tile[offsetC + i]
                + d * tile[offsetD + i];
      }
    }
  },

  /** The squared Euclidean distance. */
  SQUARED_DISTANCES {
    @Override
    void add(double[] sums, int at, int count, double[] tile, int offset, double value) {
      for (int i = 0; i < count; i++) {
        double difference = value - tile[offset + i];
        sums[at + i] += difference * difference;
      }
    }

    @Override
    void addFour(
        double[] sums,
        int at,
        int count,
        double[] tile,
        int offset,
        double first,
        double second,
        double third,
        double fourth) {
      int offsetB = offset + COLUMNS;
      int offsetC = offsetB + COLUMNS;
      int offsetD = offsetC + COLUMNS;
      for (int i = 0; i < count; i++) {
        double a = first - tile[offset + i];
        double b = second - tile[offsetB + i];
        double c = third - tile[offsetC + i];
        double d = fourth - tile[offsetD + i];
        sums[at + i] = sums[at + i] + a * a + b * b + c * c + d * d;
      }
    }
  };

  private static final int ROWS = 32;
  private static final int COLUMNS = 256;
  private static final int FEATURES = 32;

  /** Receives the numbers of one row. */
  @FunctionalInterface
  interface Sink {
    /**
     * Receives a row; called from several threads, once for each row.
     *
     * @param row its index
     * @param values a number for every column; the array may be changed, and kept: no other row has
     *     it
     */
    void row(int row, double[] values);
  }

  /** Adds the terms of one feature. */
  abstract void add(double[] sums, int at, int count, double[] tile, int offset, double value);

  /** Adds the terms of four features, one after another. */
  abstract void addFour(
      double[] sums,
      int at,
      int count,
      double[] tile,
      int offset,
      double first,
      double second,
      double third,
      double fourth);

  /**
   * Computes all pairs.
   *
   * @param rows [r, d]
   * @param columns [c, d]
   * @throws IllegalArgumentException if the vectors have different sizes
   */
  void forEachRow(Vectors rows, Vectors columns, Sink sink) {
    Require.that(rows.size() == columns.size(), "the vectors have different sizes");
    int height = Math.max(1, Math.min(ROWS, rows.count() / (2 * Workers.count())));
    int blocks = (rows.count() + height - 1) / height;
    Workers.run(
        blocks,
        block -> {
          int from = block * height;
          int to = Math.min(rows.count(), from + height);
          double[][] sums = block(rows, from, to, columns);
          for (int row = from; row < to; row++) {
            sink.row(row, sums[row - from]);
          }
        });
  }

  private double[][] block(Vectors rows, int from, int to, Vectors columns) {
    double[][] values = new double[to - from][rows.size()];
    for (int row = from; row < to; row++) {
      rows.read(row, values[row - from]);
    }
    double[][] sums = new double[to - from][columns.count()];
    double[] tile = new double[FEATURES * COLUMNS];
    for (int column = 0; column < columns.count(); column += COLUMNS) {
      int count = Math.min(COLUMNS, columns.count() - column);
      for (int feature = 0; feature < rows.size(); feature += FEATURES) {
        int features = Math.min(FEATURES, rows.size() - feature);
        transpose(columns, column, count, feature, features, tile);
        for (int row = 0; row < values.length; row++) {
          addAll(sums[row], column, count, tile, values[row], feature, features);
        }
      }
    }
    return sums;
  }

  private void addAll(
      double[] sums, int at, int count, double[] tile, double[] values, int feature, int features) {
    int fours = features / 4 * 4;
    for (int i = 0; i < fours; i += 4) {
      addFour(
          sums,
          at,
          count,
          tile,
          i * COLUMNS,
          values[feature + i],
          values[feature + i + 1],
          values[feature + i + 2],
          values[feature + i + 3]);
    }
    for (int i = fours; i < features; i++) {
      add(sums, at, count, tile, i * COLUMNS, values[feature + i]);
    }
  }

  /** Features of a range of vectors, one feature after another. */
  private static void transpose(
      Vectors from, int first, int count, int feature, int features, double[] tile) {
    for (int column = 0; column < count; column++) {
      for (int i = 0; i < features; i++) {
        tile[i * COLUMNS + column] = from.get(first + column, feature + i);
      }
    }
  }

  /**
   * The mean of a function over all pairs.
   *
   * @param same whether both sets are one: no vector is paired with itself
   */
  double mean(Vectors rows, Vectors columns, boolean same, DoubleUnaryOperator function) {
    double[] sums = new double[rows.count()];
    forEachRow(
        rows,
        columns,
        (row, values) -> {
          double sum = 0;
          for (int column = 0; column < values.length; column++) {
            if (!same || column != row) {
              sum += function.applyAsDouble(values[column]);
            }
          }
          sums[row] = sum;
        });
    return Arrays.stream(sums).sequential().sum()
        / ((double) rows.count() * (columns.count() - (same ? 1 : 0)));
  }
}
