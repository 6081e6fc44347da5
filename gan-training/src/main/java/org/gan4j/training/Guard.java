package org.gan4j.training;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.training.IterationReport;

/**
 * Checks a training after each iteration, before the listeners receive it, and may end it.
 *
 * <p>Called by the thread that trains alone.
 */
@NotThreadSafe
@FunctionalInterface
public interface Guard {
  /**
   * Looks at it.
   *
   * @throws TrainingFailureException to end the training
   */
  void examine(IterationReport report);

  /** Lets everything pass. */
  static Guard none() {
    return report -> {};
  }
}
