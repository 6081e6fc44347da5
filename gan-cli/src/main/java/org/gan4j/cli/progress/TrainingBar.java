package org.gan4j.cli.progress;

import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingStart;
import org.gan4j.cli.progress.StatusLine.Rank;
import org.jspecify.annotations.Nullable;

/** A training as a progress bar. */
final class TrainingBar implements TrainingDisplay {
  private final String name;
  private final long iterations;
  private @Nullable Bar bar;

  /** Written by the training, read by the thread that draws. */
  private volatile @Nullable IterationReport latest;

  TrainingBar(String name, long iterations) {
    this.name = name;
    this.iterations = iterations;
  }

  @Override
  public void started(TrainingStart start) {
    bar = new Bar(name, start.progress().iteration(), iterations, this::status);
  }

  @Override
  public void iterationEnded(IterationReport report) {
    latest = report;
    if (bar != null) {
      bar.at(report.progress().iteration());
    }
  }

  @Override
  public void ended(Progress progress, boolean complete) {
    close();
  }

  @Override
  public void failed(Throwable reason) {
    close();
  }

  private StatusLine status(Pace pace) {
    StatusLine line = new StatusLine().add(Rank.COUNT, pace.done() + "/" + pace.total());
    IterationReport report = latest;
    if (report != null) {
      line.add(Rank.RATE, pace.rateText("it"));
      Losses.addTo(line, report);
      line.add(Rank.TIME_LEFT, pace.leftText());
    }
    return line;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public String toString() {
    return "the progress bar";
  }
}
