package org.gan4j.objectives.loss;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of the least-squares loss, named as in the paper.
 *
 * @param a what the discriminator shall give generated samples
 * @param b what the discriminator shall give real samples
 * @param c what the generator wants the discriminator to give its samples
 * @param labelFlipping the probability that a sample has the label of the other kind
 */
public record LeastSquaresConfiguration(
    @Option(value = "What the discriminator shall give generated samples", defaultValue = "0")
        double a,
    @Option(
            value = "What the discriminator shall give real samples; 0.9 smooths the label",
            defaultValue = "1")
        double b,
    @Option(
            value = "What the generator wants its samples to get; a, b, c = -1, 1, 0 is Pearson's",
            defaultValue = "1")
        double c,
    @Option(
            value = "Probability that the discriminator is told the wrong label of a sample",
            defaultValue = "0",
            min = 0,
            max = 0.5)
        double labelFlipping) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the labels are the same or not finite, or more than half of
   *     them are flipped
   */
  public LeastSquaresConfiguration {
    Require.that(
        Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(c),
        "the labels a, b and c must be finite numbers");
    Require.that(
        Double.compare(a, b) != 0, "a and b must differ, or there is nothing to tell apart");
    Require.atLeast("labelFlipping", labelFlipping, 0);
    Require.atMost("labelFlipping", labelFlipping, 0.5);
  }

  /** The labels 0 and 1 for the discriminator, and 1 for the generator. */
  public static LeastSquaresConfiguration standard() {
    return new LeastSquaresConfiguration(0, 1, 1, 0);
  }
}
