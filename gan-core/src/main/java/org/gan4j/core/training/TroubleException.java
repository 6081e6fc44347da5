package org.gan4j.core.training;

/** Ends a training that has gone wrong. */
public final class TroubleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  /** Because of this. */
  public TroubleException(Trouble trouble) {
    super(trouble.problem() + " (step " + trouble.step() + "): " + trouble.remedy());
    this.trouble = trouble;
  }

  /** What went wrong. */
  public Trouble trouble() {
    return trouble;
  }
}
