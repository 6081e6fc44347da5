package org.gan4j.datasets.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gan4j.api.data.NumericColumn.Mode;

/**
 * Fits mixtures of Gaussians to the numbers of a column, by expectation maximization (Dempster et
 * al. 1977). The number of components, at most ten, is the one with the smallest Bayesian
 * information criterion (Schwarz 1978).
 */
final class ModeFit {
  private static final int MOST_MODES = 10;
  private static final int MOST_VALUES = 10_000;
  private static final int ITERATIONS = 100;

  /** A component is never narrower than this share of the column's deviation. */
  private static final double LEAST_DEVIATION = 1e-3;

  private static final double LEAST_WEIGHT = 0.005;

  private ModeFit() {}

  /** The mean and the standard deviation as the only mode. */
  static List<Mode> single(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double deviation = Math.sqrt(squares / values.length);
    return List.of(new Mode(1, mean, deviation > 0 ? deviation : 1));
  }

  /** The best mixture, its modes by their means. */
  static List<Mode> mixture(double[] values) {
    double[] sorted = spread(values);
    Mode whole = single(sorted).get(0);
    List<Mode> best = List.of(whole);
    double bestCriterion = Double.POSITIVE_INFINITY;
    for (int count = 1; count <= MOST_MODES; count++) {
      List<Mode> modes = begin(sorted, count, whole.deviation());
      double likelihood = 0;
      for (int i = 0; i < ITERATIONS; i++) {
        List<Mode> next = new ArrayList<>();
        double now = step(sorted, modes, whole.deviation(), next);
        modes = next;
        boolean converged = i > 0 && now - likelihood < 1e-7 * Math.abs(likelihood);
        likelihood = now;
        if (converged) {
          break;
        }
      }
      double criterion = (3 * count - 1) * Math.log(sorted.length) - 2 * likelihood;
      if (criterion < bestCriterion) {
        bestCriterion = criterion;
        best = modes;
      }
    }
    return best.stream().filter(mode -> mode.weight() >= LEAST_WEIGHT).toList();
  }

  /** Ten thousand order statistics at most. */
  private static double[] spread(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (sorted.length <= MOST_VALUES) {
      return sorted;
    }
    double[] some = new double[MOST_VALUES];
    for (int i = 0; i < some.length; i++) {
      some[i] = sorted[(int) ((long) i * (sorted.length - 1) / (some.length - 1))];
    }
    return some;
  }

  /** Groups of neighbours, separated by the widest gaps between quantiles. */
  private static List<Mode> begin(double[] sorted, int count, double deviation) {
    List<Mode> modes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) i * sorted.length / count);
      int to = (int) ((long) (i + 1) * sorted.length / count);
      Mode part = single(Arrays.copyOfRange(sorted, from, Math.max(from + 1, to))).get(0);
      modes.add(
          new Mode(
              1.0 / count,
              part.mean(),
              Math.max(LEAST_DEVIATION * deviation, Math.min(part.deviation(), deviation))));
    }
    return modes;
  }

  /** One step, and the logarithm of the likelihood before it. */
  private static double step(double[] values, List<Mode> modes, double deviation, List<Mode> next) {
    int count = modes.size();
    double[] weights = new double[count];
    double[] sums = new double[count];
    double[] squares = new double[count];
    double[] shares = new double[count];
    double likelihood = 0;
    for (double value : values) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < count; k++) {
        Mode mode = modes.get(k);
        double distance = (value - mode.mean()) / mode.deviation();
        shares[k] = Math.log(mode.weight() / mode.deviation()) - distance * distance / 2;
        largest = Math.max(largest, shares[k]);
      }
      double sum = 0;
      for (int k = 0; k < count; k++) {
        shares[k] = Math.exp(shares[k] - largest);
        sum += shares[k];
      }
      likelihood += largest + Math.log(sum) - Math.log(2 * Math.PI) / 2;
      for (int k = 0; k < count; k++) {
        double share = shares[k] / sum;
        double distance = value - modes.get(k).mean();
        weights[k] += share;
        sums[k] += share * distance;
        squares[k] += share * distance * distance;
      }
    }
    for (int k = 0; k < count; k++) {
      double weight = Math.max(weights[k], 1e-9);
      double shift = sums[k] / weight;
      double variance = Math.max(0, squares[k] / weight - shift * shift);
      next.add(
          new Mode(
              weight / values.length,
              modes.get(k).mean() + shift,
              Math.max(LEAST_DEVIATION * deviation, Math.sqrt(variance))));
    }
    return likelihood;
  }
}
