package org.gan4j.api.schedule;

import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;

/**
 * The order of the players' steps. It is a pure function of the progress, so that a resumed run is
 * exact.
 */
@ThreadSafe
public interface TrainingSchedule {

  /** The step that follows this progress. */
  Step next(Progress progress);
}
