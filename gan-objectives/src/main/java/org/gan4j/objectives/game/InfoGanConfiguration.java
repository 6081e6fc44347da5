package org.gan4j.objectives.game;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of the game {@code info-gan}.
 *
 * @param categories values of the categorical code; 0 for none
 * @param continuous numbers of the continuous code; 0 for none
 * @param categoricalWeight λ of the categorical code
 * @param continuousWeight λ of the continuous code
 */
public record InfoGanConfiguration(
    @Option(
            value = "Values of the categorical code; 0 for none",
            defaultValue = "10",
            min = 0,
            max = 10_000)
        int categories,
    @Option(
            value = "Length of the continuous code; 0 for none",
            defaultValue = "2",
            min = 0,
            max = 10_000)
        int continuous,
    @Option(
            value = "Weight of the categorical code's mutual information; lambda in the paper",
            defaultValue = "1",
            above = 0)
        double categoricalWeight,
    @Option(
            value = "Weight of the continuous code's mutual information",
            defaultValue = "0.1",
            above = 0)
        double continuousWeight) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if there is no code
   */
  public InfoGanConfiguration {
    Require.that(
        categories + continuous > 0,
        "categories and continuous cannot both be 0: there would be no code");
  }
}
