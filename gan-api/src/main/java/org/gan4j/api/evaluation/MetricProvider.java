package org.gan4j.api.evaluation;

import org.gan4j.api.component.ComponentProvider;

/**
 * Provides a kind of metric. {@code create} throws a {@link org.gan4j.api.GanException} of kind
 * USAGE if the metric cannot measure such samples, or compare them with such data.
 */
public interface MetricProvider<C extends Record>
    extends ComponentProvider<C, MetricContext, Metric> {

  /**
   * Whether the metric compares {@link Comparison#samples} with {@link Comparison#reals}, and never
   * asks for the generator: then real samples can take the place of generated ones, the numbers of
   * real samples are shown beside those of the generator, and data are held out for it where an
   * experiment names none.
   */
  default boolean comparesSamples() {
    return false;
  }

  /**
   * Whether the metric, with its default settings, is taken where a trained generator is to be
   * judged and nobody has named a metric.
   *
   * @param context for which {@code create} does not refuse
   */
  default boolean judgesByDefault(MetricContext context) {
    return false;
  }
}
