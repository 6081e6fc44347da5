package org.gan4j.evaluation.metric;

import java.util.function.Predicate;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;

/** Provides a metric that compares samples, generated or real, without their generator. */
abstract class SampleMetricProvider<C extends Record> extends NamedProvider<C>
    implements MetricProvider<C> {
  private final Predicate<MetricContext> judges;

  /**
   * A provider.
   *
   * @param judges the samples that the metric judges without being asked to
   */
  SampleMetricProvider(
      String type, Class<C> configuration, String description, Predicate<MetricContext> judges) {
    super(type, configuration, description);
    this.judges = judges;
  }

  @Override
  public final boolean comparesSamples() {
    return true;
  }

  @Override
  public final boolean judgesByDefault(MetricContext context) {
    return judges.test(context);
  }
}
