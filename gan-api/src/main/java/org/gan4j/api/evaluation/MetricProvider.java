package org.gan4j.api.evaluation;

import org.gan4j.api.component.ComponentProvider;

/**
 * Provides a kind of metric. {@code create} throws a {@link org.gan4j.api.GanException} of kind
 * USAGE if the metric cannot measure such samples, or compare them with such data.
 */
public interface MetricProvider<C extends Record>
    extends ComponentProvider<C, MetricContext, Metric> {}
