package org.gan4j.core.training;

import java.io.Serializable;
import org.gan4j.api.GanException;

/**
 * Something that has gone wrong in a training.
 *
 * @param kind what
 * @param step the parameter updates of both players when it was seen
 * @param problem what is wrong, one line
 * @param remedy what to try, one line
 */
public record Trouble(Kind kind, long step, String problem, String remedy) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What can go wrong. */
  public enum Kind {
    /** A loss or a gradient is no longer a number. */
    NOT_A_NUMBER,
    /** The discriminator does not learn any more. */
    VANISHED_DISCRIMINATOR_GRADIENT,
    /** The generator does not learn any more. */
    VANISHED_GENERATOR_GRADIENT,
    /** The generator makes the same samples over and over. */
    COLLAPSE,
    /** The generator's samples are far out of the data's range. */
    EXPLOSION
  }

  /** What to tell the user if the training ends by it. */
  public GanException failure() {
    return GanException.failure(problem, "step " + step, remedy);
  }
}
