package org.gan4j.evaluation.metric;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;
import org.gan4j.evaluation.statistics.ColumnComparison;

/** Provides the distance of columns. */
public final class MarginalWassersteinProvider
    extends NamedProvider<MarginalWassersteinConfiguration>
    implements MetricProvider<MarginalWassersteinConfiguration> {
  static final String TYPE = "marginal-wasserstein";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public MarginalWassersteinProvider() {
    super(
        TYPE,
        MarginalWassersteinConfiguration.class,
        "Wasserstein-1 distance of every column of a table: mean and worst");
  }

  @Override
  public boolean comparesSamples() {
    return true;
  }

  @Override
  public boolean judgesByDefault(MetricContext context) {
    return DefaultJudges.ofColumns(context);
  }

  @Override
  public Metric create(MarginalWassersteinConfiguration configuration, MetricContext context) {
    SampleKind.requireVectors(TYPE, context, 1);
    return new ColumnMetric(
        TYPE, "marginalWasserstein", configuration.samples(), ColumnComparison::marginalDistances);
  }
}
