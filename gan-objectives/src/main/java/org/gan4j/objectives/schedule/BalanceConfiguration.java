package org.gan4j.objectives.schedule;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of the balance schedule.
 *
 * @param lowest with a lower accuracy of the discriminator, the generator waits
 * @param highest with a higher accuracy of the discriminator, the discriminator waits
 */
public record BalanceConfiguration(
    @Option(
            value = "The generator waits while the discriminator's accuracy is below this",
            defaultValue = "0.5",
            min = 0,
            max = 1)
        double lowest,
    @Option(
            value = "The discriminator waits while its accuracy is above this",
            defaultValue = "0.8",
            min = 0,
            max = 1)
        double highest) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the bounds are the wrong way round
   */
  public BalanceConfiguration {
    Require.that(
        lowest <= highest, "lowest must not be above highest: " + lowest + " and " + highest);
  }
}
