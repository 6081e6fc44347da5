package org.gan4j.core.loss;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/** Settings of the non-saturating loss. */
public record NonSaturatingConfiguration(
    @Option(
            value = "How far below 1 the label of real samples is; fakes keep 0",
            defaultValue = "0",
            min = 0,
            below = 1)
        double labelSmoothing) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the smoothing is not in [0, 1)
   */
  public NonSaturatingConfiguration {
    Require.atLeast("labelSmoothing", labelSmoothing, 0);
    Require.below("labelSmoothing", labelSmoothing, 1);
  }
}
