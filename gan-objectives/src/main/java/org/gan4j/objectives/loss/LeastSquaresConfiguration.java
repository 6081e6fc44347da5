package org.gan4j.objectives.loss;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of the least-squares loss, named as in the paper.
 *
 * @param a the discriminator's target for generated samples
 * @param b the discriminator's target for real samples
 * @param c the generator's target for generated samples
 * @param labelFlipping the probability that a sample's label is flipped
 */
public record LeastSquaresConfiguration(
    @Option(value = "Target of the discriminator for generated samples", defaultValue = "0")
        double a,
    @Option(
            value = "Target of the discriminator for real samples; 0.9 smooths the label",
            defaultValue = "1")
        double b,
    @Option(
            value =
                "Target of the generator for its samples; a, b, c = -1, 1, 0 minimizes Pearson's divergence",
            defaultValue = "1")
        double c,
    @Option(
            value = "Probability that a sample gets the wrong label in a discriminator step",
            defaultValue = "0",
            min = 0,
            max = 0.5)
        double labelFlipping) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the labels are the same or not finite
   */
  public LeastSquaresConfiguration {
    Require.that(
        Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(c),
        "the labels a, b and c must be finite numbers");
    Require.that(
        Double.compare(a, b) != 0,
        "a and b must differ, or real and generated samples have the same label");
  }
}
