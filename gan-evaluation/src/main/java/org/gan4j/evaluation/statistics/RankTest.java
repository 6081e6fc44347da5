package org.gan4j.evaluation.statistics;

import java.util.Arrays;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The rank-sum test of Mann and Whitney, "On a test of whether one of two random variables is
 * stochastically larger than the other", 1947, with the correction for ties.
 */
@ThreadSafe
public final class RankTest {
  private RankTest() {}

  /**
   * The standardized U statistic: about N(0, 1) if both sides come from one distribution, negative
   * if the left numbers are smaller. 0 if all numbers are equal.
   *
   * @param left at least one number
   * @param right at least one number
   */
  public static double z(double[] left, double[] right) {
    double[] all = new double[left.length + right.length];
    System.arraycopy(left, 0, all, 0, left.length);
    System.arraycopy(right, 0, all, left.length, right.length);
    Arrays.sort(all);
    double[] sorted = left.clone();
    Arrays.sort(sorted);
    double rankSum = 0;
    double ties = 0;
    int at = 0;
    for (int start = 0; start < all.length; ) {
      int end = start;
      while (end < all.length && all[end] == all[start]) {
        end++;
      }
      double size = end - start;
      ties += size * size * size - size;
      // Equal numbers share the mean of their ranks, which count from 1.
      for (; at < sorted.length && sorted[at] == all[start]; at++) {
        rankSum += (start + 1 + end) / 2.0;
      }
      start = end;
    }
    double n = left.length;
    double m = right.length;
    double total = n + m;
    double u = rankSum - n * (n + 1) / 2;
    double variance = n * m / 12 * (total + 1 - ties / (total * (total - 1)));
    return variance > 0 ? (u - n * m / 2) / Math.sqrt(variance) : 0;
  }
}
