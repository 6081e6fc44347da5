package org.gan4j.experiment;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/** How the generator is averaged over its steps. */
public record AveragingOptions(
    @Option(
            value = "Share of the average that a generator's step leaves as it was",
            defaultValue = "0.999",
            min = 0,
            below = 1)
        double decay,
    @Option(
            value = "Generator steps before the average begins; until then it is a copy",
            defaultValue = "0",
            min = 0)
        long startStep) {
  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a number is out of bounds
   */
  public AveragingOptions {
    Require.atLeast("decay", decay, 0);
    Require.below("decay", decay, 1);
    Require.atLeast("startStep", startStep, 0);
  }
}
