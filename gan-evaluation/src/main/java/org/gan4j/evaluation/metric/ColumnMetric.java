package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.api.evaluation.Vectors;

/**
 * Compares the columns of vectors, and gives the mean and the worst of the differences; of tables
 * also those of the columns.
 */
final class ColumnMetric implements Metric {
  private final String type;
  private final String number;
  private final int samples;
  private final Differences differences;

  /** Of wider tables, only the mean and the worst difference are given. */
  static final int MOST_NAMED = 60;

  /** Differences of the sides: of columns, or of pairs of columns. */
  @FunctionalInterface
  interface Differences {
    /** Each at least 0. */
    Found of(Vectors samples, Vectors reals);
  }

  /**
   * The differences.
   *
   * @param all each at least 0
   * @param named those of columns that have names
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
  record Found(double[] all, Map<String, Double> named) {
    Found {
      named = named.size() > MOST_NAMED ? Map.of() : new LinkedHashMap<>(named);
    }
  }

  /**
   * A metric.
   *
   * @param type of the component, for errors
   * @param number the name of the mean
   * @param samples how many of either side
   */
  ColumnMetric(String type, String number, int samples, Differences differences) {
    this.type = type;
    this.number = number;
    this.samples = samples;
    this.differences = differences;
  }

  /**
   * The differences of tables, by the names of their columns, or of other vectors.
   *
   * @param context whose training data say whether samples are rows of a table
   */
  static Differences differences(
      MetricContext context,
      Function<TableDifferences, Differences> ofTables,
      BiFunction<Vectors, Vectors, double[]> ofVectors) {
    return context
        .training()
        .table()
        .map(table -> ofTables.apply(new TableDifferences(table)))
        .orElse((samples, reals) -> new Found(ofVectors.apply(samples, reals), Map.of()));
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    SampleSet generated = comparison.samples(samples);
    SampleSet real = comparison.reals(samples);
    Sizes.require(type, "generated", generated.size(), 2, samples);
    Sizes.require(type, "real", real.size(), 2, samples);
    Found found = differences.of(SampleValues.of(type, generated), SampleValues.of(type, real));
    double worst = 0;
    double sum = 0;
    for (double difference : found.all()) {
      worst = Math.max(worst, difference);
      sum += difference;
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(number, found.all().length == 0 ? 0 : sum / found.all().length);
    numbers.put(number + "Worst", worst);
    found
        .named()
        .forEach(
            (column, value) -> numbers.put(TableDifferences.numberName(number, column), value));
    return numbers;
  }

  @Override
  public Objective objective() {
    return new Objective(number, false);
  }
}
