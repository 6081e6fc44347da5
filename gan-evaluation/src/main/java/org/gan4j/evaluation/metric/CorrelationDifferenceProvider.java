package org.gan4j.evaluation.metric;

import org.gan4j.api.SampleShape;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.evaluation.statistics.ColumnComparison;

/** Provides the difference of correlations. */
public final class CorrelationDifferenceProvider
    extends SampleMetricProvider<CorrelationDifferenceConfiguration> {
  static final String TYPE = "correlation-difference";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public CorrelationDifferenceProvider() {
    super(
        TYPE,
        CorrelationDifferenceConfiguration.class,
        "Difference of the correlations of columns of a table: mean and worst",
        DefaultJudges::ofColumns);
  }

  @Override
  public Metric create(CorrelationDifferenceConfiguration configuration, MetricContext context) {
    SampleShape samples = SampleKind.requireVectors(TYPE, context, 2);
    HeldSamples.require(TYPE, context, configuration.samples(), samples.length());
    return new ColumnMetric(
        TYPE,
        "correlationDifference",
        configuration.samples(),
        ColumnMetric.differences(
            context, tables -> tables::correlations, ColumnComparison::correlationDifferences));
  }
}
