package org.gan4j.training;

import java.io.Serializable;
import org.gan4j.api.GanException;

/**
 * A failure of a training.
 *
 * @param kind of failure
 * @param step the parameter updates of all players when the failure was found
 * @param problem the problem, one line
 * @param remedy the remedy, one line
 */
public record TrainingFailure(Kind kind, long step, String problem, String remedy)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The kinds of failures. */
  public enum Kind {
    /** A loss or a gradient is no longer a number. */
    NOT_A_NUMBER,
    /** A player is no longer updated effectively. */
    VANISHED_GRADIENT,
    /** The samples are all alike. */
    COLLAPSE,
    /** The samples are far out of the data's range. */
    EXPLOSION
  }

  /** The exception for the user if this failure ends the training. */
  public GanException toException() {
    return GanException.failure(problem, "step " + step, remedy);
  }
}
