package org.gan4j.core.run;

import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.training.IterationReport;
import org.gan4j.training.TrainerListener;

/**
 * A checkpoint that somebody asks for while the training runs, beside those of the experiment. It
 * comes first among the listeners: the others agree on whether it is due, whenever it is asked for.
 *
 * <p>Any thread may ask; the listener's methods belong to the training's thread.
 */
@ThreadSafe
final class CheckpointRequest implements TrainerListener {
  private volatile boolean requested;
  private volatile boolean due;

  /** Asks; returns at once. */
  void request() {
    requested = true;
  }

  @Override
  public void iterationEnded(IterationReport report) {
    due = requested;
    if (due) {
      requested = false;
    }
  }

  /** Whether it is to be written at the end of the iteration that ended last. */
  boolean isDue() {
    return due;
  }

  @Override
  public String toString() {
    return "the request for a checkpoint";
  }
}
