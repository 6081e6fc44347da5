package org.gan4j.report.tensorboard;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How many values lie in each of equally wide intervals.
 *
 * @param least the lowest value
 * @param most the highest value
 * @param count of finite values
 * @param sum of the values
 * @param squares the sum of their squares
 * @param limits the upper ends of the intervals
 * @param counts the values in each interval
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes them
record Histogram(
    double least,
    double most,
    long count,
    double sum,
    double squares,
    double[] limits,
    double[] counts) {
  private static final int INTERVALS = 40;

  /** The finite values of an array; null if there are none. */
  static @Nullable Histogram of(INDArray array) {
    double[] values = array.dup('c').data().asDouble();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        sum += value;
        squares += value * value;
        count++;
      }
    }
    if (count == 0) {
      return null;
    }
    int intervals = least == most ? 1 : INTERVALS;
    double[] limits = new double[intervals];
    double[] counts = new double[intervals];
    for (int i = 0; i < intervals; i++) {
      limits[i] = i == intervals - 1 ? most : least + (most - least) * (i + 1) / intervals;
    }
    for (double value : values) {
      if (Double.isFinite(value)) {
        double place = intervals == 1 ? 0 : (value - least) / (most - least) * intervals;
        counts[Math.min(intervals - 1, (int) place)]++;
      }
    }
    return new Histogram(least, most, count, sum, squares, limits, counts);
  }
}
