package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of feature matching.
 *
 * @param weight the factor of the term
 */
public record FeatureMatchingConfiguration(
    @Option(value = "The factor of the squared difference", defaultValue = "1", above = 0)
        double weight) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the weight is not positive
   */
  public FeatureMatchingConfiguration {
    Require.above("weight", weight, 0);
  }
}
