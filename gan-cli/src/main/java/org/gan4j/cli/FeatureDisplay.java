package org.gan4j.cli;

import org.gan4j.api.evaluation.FeatureContext.Progress;
import org.gan4j.cli.progress.CountDisplay;
import org.jspecify.annotations.Nullable;

/** Shows on the terminal how far the learning of features is. */
final class FeatureDisplay implements Progress {
  private @Nullable CountDisplay bar;

  @Override
  public void done(String work, long done, long total) {
    CountDisplay display = bar;
    if (display == null) {
      display = CountDisplay.bar("features", "batches", total);
      bar = display;
      display.note(work, new java.io.PrintWriter(java.io.Writer.nullWriter()));
    }
    display.at(done);
    if (done >= total) {
      display.close();
      bar = null;
    }
  }
}
