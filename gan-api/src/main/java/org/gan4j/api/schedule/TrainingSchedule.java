package org.gan4j.api.schedule;

/**
 * Who learns next. A pure function: the same progress gives the same step, always, so that a
 * resumed run goes on exactly.
 *
 * <p>Stateless and thread-safe.
 */
public interface TrainingSchedule {

  /** The step that follows this progress. */
  Step next(Progress progress);
}
