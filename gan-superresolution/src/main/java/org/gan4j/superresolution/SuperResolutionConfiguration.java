package org.gan4j.superresolution;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.evaluation.FeatureProvider;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the task {@code super-resolution}.
 *
 * @param factor the height of a sample divided by that of its small image; so for the width
 * @param distance to the true image in the content term
 * @param contentWeight of the content term
 * @param adversarialWeight of the adversarial term
 * @param features whose maps the content term compares, too; null for none
 * @param halvings of these maps
 * @param featureWeight of their mean squared difference
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
        double adversarialWeight,
    @Option(
            "Features whose maps are compared beside the pixels: Ledig et al. 2017, equation 5; if"
                + " absent, none")
        @Nullable ConfiguredProvider<FeatureProvider<?>> features,
    @Option(
            value = "How often the maps of the features are halved",
            defaultValue = "2",
            min = 1,
            max = 10)
        int halvings,
    @Option(
            value = "Weight of the mean squared difference of the maps, if there are features",
            defaultValue = "0.1",
            min = 0)
        double featureWeight) {

  /** Without features. */
  public SuperResolutionConfiguration(
      int factor, Distance distance, double contentWeight, double adversarialWeight) {
    this(factor, distance, contentWeight, adversarialWeight, null, 1, 0);
  }

  /** Checks. */
  public SuperResolutionConfiguration {
    Require.that(factor != 3, "factor must be 2 or 4, not 3");
    Require.that(
        contentWeight + adversarialWeight > 0 || comparesFeatures(features, featureWeight),
        "contentWeight and adversarialWeight cannot both be 0: nothing would be learned");
  }

  private static boolean comparesFeatures(@Nullable Object features, double weight) {
    return features != null && weight > 0;
  }

  /** Whether the content term compares features. */
  boolean comparesFeatures() {
    return comparesFeatures(features, featureWeight);
  }
}
