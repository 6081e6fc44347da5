package org.gan4j.superresolution;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of the task {@code super-resolution}.
 *
 * @param factor the height of a sample divided by that of its small image; so for the width
 * @param distance to the true image in the content term
 * @param contentWeight of the content term
 * @param adversarialWeight of the adversarial term
 */
public record SuperResolutionConfiguration(
    @Option(
            value = "Factor by which images are enlarged: 2 or 4",
            defaultValue = "4",
            min = 2,
            max = 4)
        int factor,
    @Option(value = "Distance to the true image in the content term", defaultValue = "\"l1\"")
        Distance distance,
    @Option(value = "Weight of the content term; 0 for none", defaultValue = "1", min = 0)
        double contentWeight,
    @Option(value = "Weight of the adversarial term", defaultValue = "0.001", min = 0)
        double adversarialWeight) {

  /** Checks. */
  public SuperResolutionConfiguration {
    Require.that(factor != 3, "factor must be 2 or 4, not 3");
    Require.that(
        contentWeight + adversarialWeight > 0,
        "contentWeight and adversarialWeight cannot both be 0: nothing would be learned");
  }
}
