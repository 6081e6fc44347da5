package org.gan4j.objectives.game;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the game {@code info-gan}.
 *
 * @param categories values of the categorical code; 0 for none
 * @param continuous numbers of the continuous code; 0 for none
 * @param categoricalWeight λ of the categorical code
 * @param continuousWeight λ of the continuous code
 * @param topK the generated samples whose logits the generator learns from; null for all
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
        double continuousWeight,
    @Option("The generator's loss counts the samples with the highest logits only, the codes all")
        @Nullable TopK topK) {

  /** The generator learns from all samples. */
  public InfoGanConfiguration(
      int categories, int continuous, double categoricalWeight, double continuousWeight) {
    this(categories, continuous, categoricalWeight, continuousWeight, null);
  }

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
