package org.gan4j.cli;

import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.training.TrainingLength;

/** How many passes of the schedule a training will take. */
final class PlannedIterations {
  /** No sensible schedule has a longer pass; one that never ends must not hang a validation. */
  private static final int LONGEST_PASS = 10_000;

  private PlannedIterations() {}

  /**
   * Counts them. Where epochs decide, every pass is taken to be like the first one, which is only
   * an estimate for a schedule that adapts.
   */
  static long of(PreparedTraining training) {
    TrainingLength length = training.plan().length();
    if (length.iterations() < Long.MAX_VALUE) {
      return length.iterations();
    }
    long perPass = Math.max(1, batchesInFirstPass(training));
    return (length.batches() + perPass - 1) / perPass;
  }

  private static long batchesInFirstPass(PreparedTraining training) {
    Progress progress = Progress.start();
    for (int i = 0; i < LONGEST_PASS && progress.iteration() == 0; i++) {
      Step step = training.setup().schedule().next(progress);
      progress = progress.after(step, progress.accuracy());
    }
    return training.setup().batches(progress);
  }
}
