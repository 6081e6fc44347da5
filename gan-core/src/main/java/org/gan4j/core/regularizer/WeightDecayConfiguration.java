package org.gan4j.core.regularizer;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.schedule.Player;

/** Settings of weight decay. */
public record WeightDecayConfiguration(
    @Option(value = "The factor of the penalty; Radford et al. 2016 took 2.5e-5", above = 0)
        double weight,
    @Option(value = "Whose weights decay", defaultValue = "\"both\"") Players players) {

  /** Whose weights decay. */
  public enum Players {
    /** The discriminator's. */
    DISCRIMINATOR,
    /** The generator's. */
    GENERATOR,
    /** Those of both. */
    BOTH;

    boolean include(Player player) {
      return this == BOTH || name().equals(player.name());
    }
  }

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the weight is not positive
   */
  public WeightDecayConfiguration {
    Require.above("weight", weight, 0);
  }
}
