package org.gan4j.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Metric.Objective;
import org.gan4j.sweep.PointResult.Status;
import org.jspecify.annotations.Nullable;

/**
 * A sweep so far.
 *
 * @param objective that ranks the configurations
 * @param rows one for each point, in the order of the plan
 * @param complete whether everything that the plan asks for was trained, failures included
 */
@ThreadSafe
public record SweepResult(Objective objective, List<Row> rows, boolean complete) {

  /** Copies. */
  public SweepResult {
    rows = List.copyOf(rows);
  }

  /**
   * A point with its result.
   *
   * @param result of its longest training; null if it has not begun, or was interrupted with the
   *     process
   */
  public record Row(Point point, @Nullable PointResult result) {

    /** Why the training failed; empty if it did not. */
    public String error() {
      PointResult known = result;
      return known == null ? "" : known.error();
    }

    private boolean hasFailed() {
      PointResult known = result;
      return known != null && known.status() == Status.FAILED;
    }

    private boolean isDone() {
      return result != null && result.status() == Status.DONE;
    }

    private long iteration() {
      return isDone() && result != null ? result.iteration() : 0;
    }
  }

  /**
   * A configuration with its repetitions.
   *
   * @param values of the varied settings but for the seed
   * @param points how many trainings it has
   * @param failed how many of them failed
   * @param iteration to which it was trained
   * @param metrics over those that were trained to there, by name
   */
  public record Configuration(
      Map<String, String> values,
      int points,
      int failed,
      long iteration,
      Map<String, Spread> metrics) {

    /** Copies. */
    public Configuration {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    private double mean(Objective objective) {
      Spread spread = metrics.get(objective.name());
      return spread == null ? Double.NaN : spread.mean();
    }
  }

  /** The names of all metrics, the objective first. */
  public List<String> metrics() {
    Set<String> names = new LinkedHashSet<>(List.of(objective.name()));
    for (Row row : rows) {
      PointResult result = row.result();
      if (result != null) {
        names.addAll(result.metrics().keySet());
      }
    }
    return List.copyOf(names);
  }

  /** The configurations: those that were trained longest first, and of these the best first. */
  public List<Configuration> configurations() {
    Map<Map<String, String>, List<Row>> groups = new LinkedHashMap<>();
    rows.forEach(
        row ->
            groups
                .computeIfAbsent(row.point().configuration(), unused -> new ArrayList<>())
                .add(row));
    return groups.entrySet().stream()
        .map(group -> configuration(group.getKey(), group.getValue()))
        .sorted(
            Comparator.comparingLong(Configuration::iteration)
                .reversed()
                .thenComparing(best(objective)))
        .toList();
  }

  /** The better first; those without a number last. */
  private static Comparator<Configuration> best(Objective objective) {
    return Comparator.comparingDouble(
        configuration -> badness(configuration.mean(objective), objective));
  }

  /** Smaller is better; a number that does not exist is the worst. */
  static double badness(double value, Objective objective) {
    if (Double.isNaN(value)) {
      return Double.POSITIVE_INFINITY;
    }
    return objective.higherIsBetter() ? -value : value;
  }

  private Configuration configuration(Map<String, String> values, List<Row> group) {
    long iteration = group.stream().mapToLong(Row::iteration).max().orElse(0);
    List<PointResult> results = new ArrayList<>();
    int failed = 0;
    for (Row row : group) {
      PointResult result = row.result();
      if (result != null && row.isDone() && result.iteration() == iteration) {
        results.add(result);
      } else if (result != null && result.status() == Status.FAILED) {
        failed++;
      }
    }
    Map<String, Spread> spreads = new LinkedHashMap<>();
    for (String metric : metrics()) {
      Collection<Double> numbers =
          results.stream()
              .map(result -> result.metrics().getOrDefault(metric, Double.NaN))
              .filter(Double::isFinite)
              .toList();
      if (!numbers.isEmpty()) {
        spreads.put(metric, Spread.of(numbers));
      }
    }
    return new Configuration(values, group.size(), failed, iteration, spreads);
  }

  /** The points that failed, in the order of the plan. */
  public List<Row> failures() {
    return rows.stream().filter(Row::hasFailed).toList();
  }
}
