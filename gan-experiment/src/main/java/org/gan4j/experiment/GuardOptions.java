package org.gan4j.experiment;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/** What is held to be a training that has gone wrong, and what is done then. */
public record GuardOptions(
    @Option(
            value = "What is done about trouble; a loss that is no number stops in any case",
            defaultValue = "\"warn\"")
        Action action,
    @Option(
            value = "Steps before which samples and gradients are not looked at",
            defaultValue = "1000",
            min = 0)
        long startStep,
    @Option(
            value =
                "Share of the data's mean distance below which samples have collapsed; 0: never",
            defaultValue = "0.1",
            min = 0,
            below = 1)
        double diversityFloor,
    @Option(
            value = "A gradient has vanished below this Euclidean norm; 0: never",
            defaultValue = "1e-7",
            min = 0)
        double gradientFloor,
    @Option(
            value = "What a roll-back multiplies both learning rates by",
            defaultValue = "0.5",
            above = 0,
            max = 1)
        double learningRateFactor,
    @Option(value = "Roll-backs before the training stops", defaultValue = "3", min = 1)
        int rollBacks) {
  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a number is out of bounds
   */
  public GuardOptions {
    Require.atLeast("startStep", startStep, 0);
    Require.atLeast("diversityFloor", diversityFloor, 0);
    Require.below("diversityFloor", diversityFloor, 1);
    Require.atLeast("gradientFloor", gradientFloor, 0);
    Require.above("learningRateFactor", learningRateFactor, 0);
    Require.atMost("learningRateFactor", learningRateFactor, 1);
    Require.atLeast("rollBacks", rollBacks, 1);
  }

  /** The defaults. */
  public static GuardOptions standard() {
    return new GuardOptions(Action.WARN, 1000, 0.1, 1e-7, 0.5, 3);
  }

  /** What is done about trouble. */
  public enum Action {
    /** Say it, and go on. */
    WARN,
    /** End the training with an error. */
    STOP,
    /** Go back to the last checkpoint that was good, and learn more slowly from there. */
    ROLL_BACK
  }
}
