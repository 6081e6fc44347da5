package org.gan4j.evaluation.statistics;

import java.util.Arrays;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Vectors;

/** Compares vectors by their columns, as those of a table: each alone, and by pairs. */
@ThreadSafe
public final class ColumnComparison {
  private ColumnComparison() {}

  /**
   * The 1-Wasserstein distance of every column, in the unit of the column.
   *
   * @return [d]
   */
  public static double[] marginalDistances(Vectors left, Vectors right) {
    Require.that(left.size() == right.size(), "the vectors have different sizes");
    double[] distances = new double[left.size()];
    Workers.run(
        distances.length,
        column ->
            distances[column] =
                OrderedWasserstein.first(sorted(left, column), sorted(right, column)));
    return distances;
  }

  private static double[] sorted(Vectors vectors, int column) {
    double[] values = new double[vectors.count()];
    Arrays.setAll(values, i -> vectors.get(i, column));
    Arrays.sort(values);
    return values;
  }

  /**
   * The absolute difference of Pearson's correlation, of every pair of columns.
   *
   * @return [d·(d − 1)/2]
   */
  public static double[] correlationDifferences(Vectors left, Vectors right) {
    Require.that(left.size() == right.size(), "the vectors have different sizes");
    Moments lefts = Moments.of(left);
    Moments rights = Moments.of(right);
    double[] differences = new double[left.size() * (left.size() - 1) / 2];
    int at = 0;
    for (int first = 0; first < left.size(); first++) {
      for (int second = 0; second < first; second++) {
        differences[at] =
            Math.abs(lefts.correlation(first, second) - rights.correlation(first, second));
        at++;
      }
    }
    return differences;
  }
}
