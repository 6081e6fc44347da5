package org.gan4j.evaluation.statistics;

import java.util.Arrays;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.evaluation.Vectors;

/**
 * The kernel distance (KID): the unbiased squared maximum mean discrepancy with the kernel (x·y/d +
 * 1)³, averaged over random subsets. Bińkowski et al., "Demystifying MMD GANs", 2018, section 4;
 * the estimator is Gretton et al., "A kernel two-sample test", 2012, equation 3.
 *
 * @param mean over the subsets; unbiased, so that it may be negative
 * @param deviation over the subsets: the root of the mean squared difference from the mean
 */
public record KernelDistance(double mean, double deviation) {

  /**
   * Compares vectors.
   *
   * @param subsets how many
   * @param size of a subset: at least 2; not greater than the number of vectors of either side
   * @param key randomness of the subsets
   */
  public static KernelDistance of(
      Vectors left, Vectors right, int subsets, int size, RandomKey key) {
    Require.that(
        size >= 2 && size <= Math.min(left.count(), right.count()),
        "a subset has at least 2 vectors, and at most all");
    int[][] lefts = new int[subsets][];
    int[][] rights = new int[subsets][];
    for (int i = 0; i < subsets; i++) {
      lefts[i] = choose(left.count(), size, key.split(i).split("left"));
      rights[i] = choose(right.count(), size, key.split(i).split("right"));
    }
    double[] distances = new double[subsets];
    double[] within = means(left, lefts, left, lefts, true);
    double[] without = means(right, rights, right, rights, true);
    double[] between = means(left, lefts, right, rights, false);
    Arrays.setAll(distances, i -> within[i] + without[i] - 2 * between[i]);
    double mean = Arrays.stream(distances).sum() / subsets;
    double squares = 0;
    for (double distance : distances) {
      squares += (distance - mean) * (distance - mean);
    }
    return new KernelDistance(mean, Math.sqrt(squares / subsets));
  }

  private static int[] choose(int count, int size, RandomKey key) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    key.shuffle(all);
    int[] chosen = Arrays.copyOf(all, size);
    Arrays.sort(chosen);
    return chosen;
  }

  /**
   * The mean of the kernel over the pairs of each subset. Subsets of few vectors overlap: it is
   * faster to compute all pairs of vectors once. Both ways add the same numbers in the same order.
   */
  private static double[] means(
      Vectors left, int[][] lefts, Vectors right, int[][] rights, boolean same) {
    double all = (double) left.count() * right.count();
    double chosen = (double) lefts.length * lefts[0].length * rights[0].length;
    if (all <= chosen) {
      return meansOfSubsets(left, lefts, right, rights, same);
    }
    double[] means = new double[lefts.length];
    for (int i = 0; i < means.length; i++) {
      int[][] whole = new int[1][lefts[i].length];
      Arrays.setAll(whole[0], k -> k);
      means[i] =
          meansOfSubsets(left.select(lefts[i]), whole, right.select(rights[i]), whole, same)[0];
    }
    return means;
  }

  private static double[] meansOfSubsets(
      Vectors left, int[][] lefts, Vectors right, int[][] rights, boolean same) {
    double[][] sums = new double[lefts.length][left.count()];
    boolean[][] member = new boolean[lefts.length][left.count()];
    for (int subset = 0; subset < lefts.length; subset++) {
      for (int index : lefts[subset]) {
        member[subset][index] = true;
      }
    }
    Pairs.INNER_PRODUCTS.forEachRow(
        left,
        right,
        (row, values) -> {
          for (int i = 0; i < values.length; i++) {
            double base = values[i] / left.size() + 1;
            values[i] = same && i == row ? 0 : base * base * base;
          }
          for (int subset = 0; subset < sums.length; subset++) {
            if (member[subset][row]) {
              sums[subset][row] = sum(values, rights[subset]);
            }
          }
        });
    double[] means = new double[lefts.length];
    for (int subset = 0; subset < means.length; subset++) {
      double rows = lefts[subset].length;
      means[subset] =
          sum(sums[subset], lefts[subset]) / (rows * (rights[subset].length - (same ? 1 : 0)));
    }
    return means;
  }

  private static double sum(double[] values, int... indices) {
    double sum = 0;
    for (int index : indices) {
      sum += values[index];
    }
    return sum;
  }
}
