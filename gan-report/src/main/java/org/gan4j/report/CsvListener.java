package org.gan4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingStart;
import org.jspecify.annotations.Nullable;

/**
 * Writes the numbers of metrics.jsonl as tables. Metrics have a row each, and not a column: a run
 * that goes on may take others.
 */
final class CsvListener implements TrainingListener {
  private static final List<String> ITERATION =
      List.of(
          "step",
          "iteration",
          "discriminatorLoss",
          "generatorLoss",
          "discriminatorPenalty",
          "generatorPenalty",
          "realScore",
          "fakeScore",
          "discriminatorGradientNorm",
          "generatorGradientNorm",
          "seconds",
          "secondsWaitedForData");
  private static final List<String> EVALUATION = List.of("step", "iteration", "value", "metric");

  private final long everyIterations;
  private @Nullable CsvFile iterations;
  private @Nullable CsvFile evaluations;

  CsvListener(long everyIterations) {
    this.everyIterations = everyIterations;
  }

  @Override
  public void started(TrainingStart start) {
    close();
    long steps = start.progress().steps();
    iterations = CsvFile.upTo(steps, start.folder().resolve("iterations.csv"), ITERATION);
    evaluations = CsvFile.upTo(steps, start.folder().resolve("evaluations.csv"), EVALUATION);
  }

  @Override
  public void iterationEnded(IterationReport report) {
    if (iterations != null && report.progress().iteration() % everyIterations == 0) {
      List<String> row = beginning(report.progress());
      row.add(text(report.discriminatorLoss()));
      row.add(text(report.generatorLoss()));
      row.add(text(report.discriminatorPenalty()));
      row.add(text(report.generatorPenalty()));
      row.add(text(report.realScore()));
      row.add(text(report.fakeScore()));
      row.add(text(report.discriminatorGradientNorm()));
      row.add(text(report.generatorGradientNorm()));
      row.add(text(report.seconds()));
      row.add(text(report.secondsWaitedForData()));
      iterations.append(row);
    }
  }

  @Override
  public void evaluated(Progress progress, Map<String, Double> metrics) {
    if (evaluations != null) {
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
