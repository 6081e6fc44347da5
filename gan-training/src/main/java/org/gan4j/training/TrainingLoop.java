package org.gan4j.training;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.game.Progress;

/** Takes the steps of a training. */
@NotThreadSafe
public interface TrainingLoop {

  /** The progress of the training. */
  Progress progress();

  /**
   * Trains until the end, or until asked to stop.
   *
   * @return whether it reached the end
   * @throws org.gan4j.api.GanException if data cannot be read
   * @throws TrainingFailureException if a loss is NaN or infinite, or the guard ends the training
   */
  boolean run(StopSignal stop);
}
