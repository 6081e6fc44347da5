package org.gan4j.core.run;

import java.nio.file.Files;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.RunReport;
import org.gan4j.training.GuardedListeners;
import org.gan4j.training.TrainerListener;
import org.jspecify.annotations.Nullable;

/**
 * Writes the page about a run when grids and evaluations are due, and at the end. A page takes the
 * longer, the longer the training: one is left out if it would come sooner than fifty times the
 * duration of the one before, so that pages take at most two percent of the time.
 */
final class ReportWriter implements TrainerListener {
  private static final int SHARE = 50;

  private final GuardedListeners<RunReport> report = new GuardedListeners<>();
  private final RunFolder folder;
  private final Interval every;
  private long latest;
  private boolean written;
  private long ended;
  private long duration;

  /**
   * Writes nothing yet.
   *
   * @param report null for no page
   * @param everySteps between two pages
   */
  ReportWriter(@Nullable RunReport report, RunFolder folder, long everySteps) {
    this.folder = folder;
    this.every = new Interval(everySteps);
    if (report != null) {
      this.report.add("the report", report);
    }
  }

  @Override
  public void started(Progress progress) {
    latest = progress.steps();
  }

  @Override
  public void iterationEnded(IterationReport iteration) {
    long before = latest;
    latest = iteration.progress().steps();
    if (every.isDue(before, latest)
        && (!written || System.nanoTime() - ended >= SHARE * duration)) {
      write();
    }
  }

  /** Writes the page; a failure is a warning. */
  void write() {
    if (Files.notExists(folder.path())) {
      return;
    }
    long start = System.nanoTime();
    report.each(page -> page.write(folder.path()));
    written = true;
    ended = System.nanoTime();
    duration = ended - start;
  }

  @Override
  public String toString() {
    return "the report";
  }
}
