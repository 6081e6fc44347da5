package org.gan4j.experiment;

import org.gan4j.api.component.Option;

/** The criteria for a failed training, and the reaction to it. */
public record GuardOptions(
    @Option(
            value = "Reaction to a failure; warn also stops if a loss is NaN or infinite",
            defaultValue = "\"warn\"")
        Action action,
    @Option(
            value = "Step from which on samples and gradients are checked",
            defaultValue = "1000",
            min = 0)
        long startStep,
    @Option(
            value =
                "Samples have collapsed if their mean distance is below this share of that of the data; 0: no check",
            defaultValue = "0.1",
            min = 0,
            below = 1)
        double diversityFloor,
    @Option(
            value = "A gradient has vanished if its Euclidean norm is below this; 0: no check",
            defaultValue = "1e-7",
            min = 0)
        double gradientFloor,
    @Option(
            value = "Factor of both learning rates in a roll-back",
            defaultValue = "0.5",
            above = 0,
            max = 1)
        double learningRateFactor,
    @Option(
            value = "Maximum number of roll-backs; the training stops at the next failure",
            defaultValue = "3",
            min = 1,
            max = 1000)
        int rollBacks) {

  /** The reaction to a failure. */
  public enum Action {
    /** Log a warning and continue. */
    WARN,
    /** End the training with an error. */
    STOP,
    /** Roll back to the last good checkpoint, and continue with lower learning rates. */
    ROLL_BACK
  }
}
