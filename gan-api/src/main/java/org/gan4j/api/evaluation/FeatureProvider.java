package org.gan4j.api.evaluation;

import java.util.Optional;
import org.gan4j.api.component.ComponentProvider;

/**
 * Provides a kind of features. {@code create} trains what has to be trained, or takes it from the
 * cache; it throws a {@link org.gan4j.api.GanException} of kind USAGE if such samples have no such
 * features.
 */
public interface FeatureProvider<C extends Record>
    extends ComponentProvider<C, FeatureContext, FeatureNetwork> {

  /**
   * Describes the network without any training, so that a metric that it does not suit is refused
   * when an experiment is checked, and not after features were learned.
   *
   * @param configuration the settings that {@code create} would receive
   * @param context likewise
   * @return empty if only the network says what it has
   * @throws org.gan4j.api.GanException of kind USAGE if {@code create} would refuse
   */
  default Optional<FeatureDescription> describe(C configuration, FeatureContext context) {
    return Optional.empty();
  }
}
