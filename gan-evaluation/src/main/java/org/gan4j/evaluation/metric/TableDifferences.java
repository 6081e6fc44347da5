package org.gan4j.evaluation.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.api.data.CategoricalColumn;
import org.gan4j.api.data.Table;
import org.gan4j.api.data.TableColumn;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.ColumnComparison;
import org.gan4j.evaluation.statistics.OrderedWasserstein;

/** Differences of the columns of two tables, in the units of the columns. */
final class TableDifferences {
  private final Table table;

  TableDifferences(Table table) {
    this.table = table;
  }

  /**
   * The distance of each column that varies: of numeric columns the 1-Wasserstein distance, of
   * categorical ones the total variation distance of the frequencies.
   *
   * @return numeric ones named in their unit, and all in deviations of the real column
   */
  ColumnMetric.Found marginals(Vectors samples, Vectors reals) {
    double[][] left = values(samples);
    double[][] right = values(reals);
    Map<String, Double> named = new LinkedHashMap<>();
    List<Double> scaled = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      TableColumn column = table.columns().get(i);
      if (column instanceof CategoricalColumn categories) {
        if (column.length() > 0) {
          double distance = variation(categories.values().size(), left[i], right[i]);
          named.put(column.name(), distance);
          scaled.add(distance);
        }
      } else {
        double deviation = deviation(right[i]);
        double distance = OrderedWasserstein.first(sorted(left[i]), sorted(right[i]));
        named.put(column.name(), distance);
        scaled.add(deviation > 0 ? distance / deviation : distance);
      }
    }
    return found(scaled, named);
  }

  /**
   * The differences of Pearson's correlations of all pairs of numbers and indicators of categories,
   * but for pairs of one column.
   *
   * @return all, and the largest one with each column by its name
   */
  ColumnMetric.Found correlations(Vectors samples, Vectors reals) {
    List<String> owners = new ArrayList<>();
    for (TableColumn column : table.columns()) {
      for (int i = 0; i < indicators(column); i++) {
        owners.add(column.name());
      }
    }
    double[] differences =
        owners.size() < 2
            ? new double[0]
            : ColumnComparison.correlationDifferences(
                indicators(samples, owners.size()), indicators(reals, owners.size()));
    Map<String, Double> named = new LinkedHashMap<>();
    List<Double> all = new ArrayList<>();
    int at = 0;
    for (int first = 0; first < owners.size(); first++) {
      for (int second = 0; second < first; second++) {
        if (!owners.get(first).equals(owners.get(second))) {
          all.add(differences[at]);
          named.merge(owners.get(first), differences[at], Math::max);
          named.merge(owners.get(second), differences[at], Math::max);
        }
        at++;
      }
    }
    return found(all, named);
  }

  private static ColumnMetric.Found found(List<Double> all, Map<String, Double> named) {
    return new ColumnMetric.Found(all.stream().mapToDouble(Double::doubleValue).toArray(), named);
  }

  /** One of two categories says all. */
  private static int indicators(TableColumn column) {
    if (column instanceof CategoricalColumn categories) {
      return categories.values().size() == 2 ? 1 : column.length();
    }
    return 1;
  }

  private Vectors indicators(Vectors vectors, int width) {
    double[][] values = values(vectors);
    float[] numbers = new float[Math.multiplyExact(vectors.count(), width)];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      TableColumn column = table.columns().get(i);
      int count = indicators(column);
      for (int row = 0; row < vectors.count(); row++) {
        if (column instanceof CategoricalColumn) {
          if (values[i][row] < count) {
            numbers[row * width + at + (int) values[i][row]] = 1;
          }
        } else {
          numbers[row * width + at] = (float) values[i][row];
        }
      }
      at += count;
    }
    return Vectors.of(vectors.count(), width, numbers);
  }

  /** [column][row]. */
  private double[][] values(Vectors vectors) {
    double[][] values = new double[table.columns().size()][vectors.count()];
    float[] row = new float[vectors.size()];
    for (int i = 0; i < vectors.count(); i++) {
      for (int at = 0; at < row.length; at++) {
        row[at] = vectors.get(i, at);
      }
      double[] decoded = table.decode(row, 0);
      for (int column = 0; column < decoded.length; column++) {
        values[column][i] = decoded[column];
      }
    }
    return values;
  }

  private static double[] sorted(double[] values) {
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Math.sqrt(
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0));
  }

  private static double variation(int categories, double[] left, double[] right) {
    double[] shares = new double[categories];
    for (double value : left) {
      shares[(int) value] += 1.0 / left.length;
    }
    for (double value : right) {
      shares[(int) value] -= 1.0 / right.length;
    }
    return Arrays.stream(shares).map(Math::abs).sum() / 2;
  }

  /**
   * The name of a number of a column, as {@code marginalWassersteinCapitalGain} for {@code
   * capital-gain}.
   */
  static String numberName(String number, String column) {
    StringBuilder name = new StringBuilder(number);
    for (String word : column.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return name.toString();
  }
}
