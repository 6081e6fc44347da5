package org.gan4j.api.evaluation;

import org.gan4j.api.component.ComponentProvider;

/**
 * Provides a kind of features. {@code create} trains what has to be trained, or takes it from the
 * cache; it throws a {@link org.gan4j.api.GanException} of kind USAGE if such samples have no such
 * features.
 */
public interface FeatureProvider<C extends Record>
    extends ComponentProvider<C, FeatureContext, FeatureNetwork> {}
