package org.gan4j.api.schedule;

import java.util.List;
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

  /**
   * The numbers of completed iterations after which the training writes a checkpoint that it keeps,
   * such as the end of a phase. Each has a pointer in the run's folder: {@code
   * checkpoints/milestone-2000}.
   *
   * @return positive, in ascending order; empty unless the schedule has phases
   */
  default List<Long> milestones() {
    return List.of();
  }
}
