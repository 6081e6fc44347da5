package org.gan4j.cli.progress;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingStart;
import org.gan4j.cli.progress.StatusLine.Rank;
import org.jspecify.annotations.Nullable;

/** A training as lines of a log: the first iteration, one every ten seconds, the last. */
final class TrainingLog implements TrainingDisplay {
  private static final long INTERVAL = 10_000_000_000L;

  private final PrintWriter writer;
  private final long iterations;
  private final LongSupplier nanoTime;
  private PaceMeter meter;
  private long from;
  private long written;
  private @Nullable IterationReport unwritten;

  TrainingLog(PrintWriter writer, long iterations, LongSupplier nanoTime) {
    this.writer = writer;
    this.iterations = iterations;
    this.nanoTime = nanoTime;
    this.meter = new PaceMeter(0, iterations, nanoTime);
  }

  @Override
  public void started(TrainingStart start) {
    from = start.progress().iteration();
    meter = new PaceMeter(from, iterations, nanoTime);
  }

  @Override
  public void iterationEnded(IterationReport report) {
    meter.at(report.progress().iteration());
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
    Pace pace = meter.pace();
    StatusLine line = new StatusLine();
    line.add(
        Rank.COUNT,
        String.format(
            Locale.ROOT,
            "iteration %d/%d (%d%%)",
            report.progress().iteration(),
            iterations,
            (int) (pace.fraction() * 100)));
    line.add(Rank.RATE, pace.rateText("it"));
    Losses.addTo(line, report);
    line.add(Rank.TIME_LEFT, pace.leftText());
    writer.println(line);
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
