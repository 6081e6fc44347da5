package org.gan4j.training;

/** Ends a training that has failed. */
public final class TrainingFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TrainingFailure failure;

  /** The exception for a failure. */
  public TrainingFailureException(TrainingFailure failure) {
    super(failure.problem() + " (step " + failure.step() + "): " + failure.remedy());
    this.failure = failure;
  }

  /** The failure that ended the training. */
  public TrainingFailure failure() {
    return failure;
  }
}
