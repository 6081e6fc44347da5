package org.gan4j.evaluation.metric;

import org.gan4j.api.SampleShape;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.evaluation.statistics.ColumnComparison;

/** Provides the distance of columns. */
public final class MarginalWassersteinProvider
    extends SampleMetricProvider<MarginalWassersteinConfiguration> {
  static final String TYPE = "marginal-wasserstein";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public MarginalWassersteinProvider() {
    super(
        TYPE,
        MarginalWassersteinConfiguration.class,
        "Wasserstein-1 distance of every column of a table: mean and worst",
        DefaultJudges::ofColumns);
  }

  @Override
  public Metric create(MarginalWassersteinConfiguration configuration, MetricContext context) {
    SampleShape samples = SampleKind.requireVectors(TYPE, context, 1);
    HeldSamples.require(TYPE, context, configuration.samples(), samples.length());
    return new ColumnMetric(
        TYPE,
        "marginalWasserstein",
        configuration.samples(),
        ColumnMetric.differences(
            context, tables -> tables::marginals, ColumnComparison::marginalDistances));
  }
}
