package org.gan4j.experiment;

import org.gan4j.api.component.Option;

/** The criteria for a failed training, and the reaction to it. */
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

  /** The reaction to trouble. */
  public enum Action {
    /** Log a warning and continue. */
    WARN,
    /** End the training with an error. */
    STOP,
    /** Roll back to the last good checkpoint, and continue with lower learning rates. */
    ROLL_BACK
  }
}
