package org.gan4j.training;

import java.util.Map;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Watches a trainer. Called on the training's thread, between iterations. What it throws is logged
 * and does not stop the training; it must not change parameters. What an experiment names is a
 * {@link org.gan4j.api.training.TrainingListener}, which watches a run.
 */
@NotThreadSafe
public interface TrainerListener {

  /** Before the first step of this process; the progress is not zero in a resumed run. */
  default void started(Progress progress) {}

  /**
   * Before an iteration, if the task has passed over the data again.
   *
   * @param prepared what it has now instead of what it had prepared, by name
   */
  default void renewed(Map<String, INDArray> prepared) {}

  /** After each iteration. */
  default void iterationEnded(IterationReport report) {}

  /**
   * After the last step of this process, whatever the reason; the players are still there. Not
   * called if a step failed.
   *
   * @param complete whether the training reached its end; false if it was asked to stop
   */
  default void ended(Progress progress, boolean complete) {}
}
