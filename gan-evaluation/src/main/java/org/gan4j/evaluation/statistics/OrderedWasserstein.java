package org.gan4j.evaluation.statistics;

import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Wasserstein distances of numbers, whose optimal transport keeps their order: integrals over the
 * difference of the quantile functions. Peyré and Cuturi, "Computational optimal transport", 2019,
 * remark 2.30. They are exact for sets of different sizes.
 */
@ThreadSafe
public final class OrderedWasserstein {
  private OrderedWasserstein() {}

  /**
   * The 1-Wasserstein distance.
   *
   * @param left in ascending order
   * @param right in ascending order; the number may be another
   */
  public static double first(double[] left, double[] right) {
    return integral(left, right, false);
  }

  /** The square of the 2-Wasserstein distance of numbers in ascending order. */
  public static double squaredSecond(double[] left, double[] right) {
    return integral(left, right, true);
  }

  /** Merges the steps of the quantile functions, at multiples of 1/(n·m). */
  private static double integral(double[] left, double[] right, boolean squared) {
    long rights = right.length;
    long lefts = left.length;
    double sum = 0;
    long at = 0;
    int i = 0;
    int j = 0;
    while (i < lefts && j < rights) {
      long endLeft = (i + 1) * rights;
      long endRight = (j + 1) * lefts;
      long end = Math.min(endLeft, endRight);
      double difference = left[i] - right[j];
      sum += (end - at) * (squared ? difference * difference : Math.abs(difference));
      at = end;
      i += endLeft == end ? 1 : 0;
      j += endRight == end ? 1 : 0;
    }
    return sum / ((double) lefts * rights);
  }
}
