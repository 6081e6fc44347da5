package org.gan4j.cli.progress;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingStart;
import org.jspecify.annotations.Nullable;

/** A training as lines of a log: the first iteration, one every ten seconds, the last. */
final class TrainingLog implements TrainingDisplay {
  private static final long INTERVAL = 10_000_000_000L;
  private static final double NANOSECONDS = 1e-9;

  private final PrintWriter writer;
  private final long iterations;
  private final LongSupplier nanoTime;
  private long from;
  private long began;
  private long written;
  private @Nullable IterationReport unwritten;

  TrainingLog(PrintWriter writer, long iterations, LongSupplier nanoTime) {
    this.writer = writer;
    this.iterations = iterations;
    this.nanoTime = nanoTime;
  }

  @Override
  public void started(TrainingStart start) {
    from = start.progress().iteration();
    began = nanoTime.getAsLong();
  }

  @Override
  public void iterationEnded(IterationReport report) {
    boolean first = report.progress().iteration() == from + 1;
    if (first || nanoTime.getAsLong() - written >= INTERVAL) {
      write(report);
    } else {
      unwritten = report;
    }
  }

  @Override
  public void ended(Progress progress, boolean complete) {
    writeLast();
  }

  @Override
  public void failed(Throwable reason) {
    writeLast();
  }

  private void writeLast() {
    if (unwritten != null) {
      write(unwritten);
    }
  }

  private void write(IterationReport report) {
    written = nanoTime.getAsLong();
    unwritten = null;
    long iteration = report.progress().iteration();
    Pace pace = new Pace(iteration, iterations, from, (written - began) * NANOSECONDS);
    writer.println(
        String.format(
            Locale.ROOT,
            "iteration %d/%d (%d%%) %s it/s %s %s",
            iteration,
            iterations,
            (int) (pace.fraction() * 100),
            pace.rateText(),
            Losses.text(report),
            pace.leftText()));
    writer.flush();
  }

  @Override
  public void close() {
    // Every line is complete.
  }

  @Override
  public String toString() {
    return "the log";
  }
}
