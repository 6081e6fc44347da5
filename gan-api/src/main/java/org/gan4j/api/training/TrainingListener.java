package org.gan4j.api.training;

import java.util.Map;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.game.Progress;

/**
 * Watches a training. It is called on the training's thread, which waits for it; exceptions are
 * logged, and stop neither the training nor later calls.
 *
 * <p>A run that was killed continues from its last checkpoint, and so does one that is rolled back:
 * {@link #started} is then called with an earlier progress than was reported before. The listener
 * must then drop its output about later steps, since these steps are taken again.
 *
 * <p>Used by one thread. It does nothing before {@link #started}: an experiment is also put
 * together to be validated or evaluated.
 */
@NotThreadSafe
public interface TrainingListener {

  /** Before the first step of this process, and again after each roll-back. */
  default void started(TrainingStart start) {}

  /** After each iteration, before the checkpoint and the pictures that are due at its end. */
  default void iterationEnded(IterationReport report) {}

  /**
   * After the experiment's metrics were taken: when that is due, between the iteration that they
   * belong to and its checkpoint; and before the end of a training that is complete. If a training
   * is killed between the evaluation and the checkpoint at its end, the evaluation of the step that
   * it continues from is made again: the listener must then replace its output about it.
   *
   * @param progress that of the iteration
   * @param metrics named numbers, not all of them finite; unmodifiable
   */
  default void evaluated(Progress progress, Map<String, Double> metrics) {}

  /**
   * After samples of the fixed latents were written: of the untrained networks, when an evaluation
   * is due, and at the end of the training. It is not called if nothing on the class path writes
   * samples. The samples of the step that a run continues from may be written again: the listener
   * must then replace its output about it.
   *
   * @param snapshot valid during the call only
   */
  default void sampled(TrainingSnapshot snapshot) {}

  /**
   * At the end of this process's training, when all its files are written. Close resources here.
   *
   * @param complete whether the training reached its end; false if it was asked to stop
   */
  default void ended(Progress progress, boolean complete) {}

  /**
   * Instead of {@link #ended}, if the training failed. Close resources here, too.
   *
   * @param reason a {@link org.gan4j.api.GanException}, or the exception of a component
   */
  default void failed(Throwable reason) {}
}
