package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;

/**
 * Settings of feature matching.
 *
 * @param weight the factor of the term
 */
public record FeatureMatchingConfiguration(
    @Option(value = "The factor of the squared difference", defaultValue = "1", above = 0)
        double weight) {}
