package org.gan4j.core.sampling;

import org.gan4j.api.evaluation.Metric;
import org.gan4j.experiment.Component;

/**
 * A metric of an experiment.
 *
 * @param component its type and settings
 * @param comparesSamples whether real samples can take the place of the generator's
 * @param metric what measures
 */
public record ChosenMetric(Component component, boolean comparesSamples, Metric metric) {}
