package org.gan4j.objectives.loss;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of the minimax loss.
 *
 * @param labelSmoothing how far below 1 the label of real samples is
 * @param labelFlipping the probability that a sample has the label of the other kind
 */
public record MinimaxConfiguration(
    @Option(
            value = "How far below 1 the label of real samples is; fakes keep 0",
            defaultValue = "0",
            min = 0,
            below = 1)
        double labelSmoothing,
    @Option(
            value = "Probability that the discriminator is told the wrong label of a sample",
            defaultValue = "0",
            min = 0,
            max = 0.5)
        double labelFlipping) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the smoothing is not in [0, 1), or the flipping not in [0,
   *     0.5]
   */
  public MinimaxConfiguration {
    Require.atLeast("labelSmoothing", labelSmoothing, 0);
    Require.below("labelSmoothing", labelSmoothing, 1);
    Require.atLeast("labelFlipping", labelFlipping, 0);
    Require.atMost("labelFlipping", labelFlipping, 0.5);
  }

  /** Labels 1 and 0, and always the right ones. */
  public static MinimaxConfiguration standard() {
    return new MinimaxConfiguration(0, 0);
  }
}
