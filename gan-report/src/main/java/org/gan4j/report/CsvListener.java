package org.gan4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingStart;
import org.jspecify.annotations.Nullable;

/**
 * Writes the numbers of metrics.jsonl as tables. A number of an iteration gets its column when it
 * is first reported. Metrics have a row each, not a column: a run that continues may have others.
 */
final class CsvListener implements TrainingListener {
  private static final List<String> ITERATION = List.of("step", "iteration");
  private static final List<String> EVALUATION = List.of("step", "iteration", "value", "metric");

  private final long everyIterations;
  private final PlayerColumns players;
  private @Nullable CsvFile iterations;
  private @Nullable CsvFile evaluations;
  private long continuedFrom;

  /**
   * A listener that has written nothing.
   *
   * @param players their names in the game's order, which is that of their columns
   */
  CsvListener(long everyIterations, List<String> players) {
    this.everyIterations = everyIterations;
    this.players = new PlayerColumns(players);
  }

  @Override
  public void started(TrainingStart start) {
    close();
    long steps = start.progress().steps();
    continuedFrom = steps;
    iterations = CsvFile.upTo(steps, start.folder().resolve("iterations.csv"), ITERATION);
    evaluations = CsvFile.upTo(steps, start.folder().resolve("evaluations.csv"), EVALUATION);
  }

  @Override
  public void iterationEnded(IterationReport report) {
    if (iterations != null && report.progress().iteration() % everyIterations == 0) {
      List<String> row = beginning(report.progress());
      iterations.widen(
          ITERATION.size(), players.ordered(report.numbers().keySet(), iterations.columns()));
      List<String> columns = iterations.columns();
      for (String name : columns.subList(ITERATION.size(), columns.size())) {
        row.add(text(report.number(name)));
      }
      iterations.append(row);
    }
  }

  @Override
  public void evaluated(Progress progress, Map<String, Double> metrics) {
    if (evaluations != null) {
      if (progress.steps() == continuedFrom) {
        // A training that was killed after its last evaluation takes it again.
        evaluations.remove(continuedFrom);
      }
      for (Map.Entry<String, Double> metric : metrics.entrySet()) {
        List<String> row = beginning(progress);
        row.add(text(metric.getValue()));
        row.add(metric.getKey());
        evaluations.append(row);
      }
    }
  }

  private static List<String> beginning(Progress progress) {
    List<String> row = new ArrayList<>();
    row.add(String.valueOf(progress.steps()));
    row.add(String.valueOf(progress.iteration()));
    return row;
  }

  /** A number that does not exist is an empty cell. */
  private static String text(double value) {
    return Double.isFinite(value) ? String.valueOf(value) : "";
  }

  @Override
  public void ended(Progress progress, boolean complete) {
    close();
  }

  @Override
  public void failed(Throwable reason) {
    close();
  }

  private void close() {
    try (CsvFile one = iterations;
        CsvFile other = evaluations) {
      iterations = null;
      evaluations = null;
    }
  }
}
