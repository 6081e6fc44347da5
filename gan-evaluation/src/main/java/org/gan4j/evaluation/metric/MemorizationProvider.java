package org.gan4j.evaluation.metric;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;

/** Provides memorization. */
public final class MemorizationProvider extends NamedProvider<MemorizationConfiguration>
    implements MetricProvider<MemorizationConfiguration> {
  private static final String TYPE = "memorization";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public MemorizationProvider() {
    super(
        TYPE,
        MemorizationConfiguration.class,
        "Whether samples are copies of training samples: C_T (Meehan et al. 2020), and their share");
  }

  @Override
  public boolean comparesSamples() {
    return true;
  }

  @Override
  public boolean judgesByDefault(MetricContext context) {
    return context.heldOut() && DefaultJudges.ofPictures(context);
  }

  @Override
  public Metric create(MemorizationConfiguration configuration, MetricContext context) {
    return FeatureMetric.of(
        TYPE,
        context,
        configuration.samples(),
        configuration.features(),
        new Metric.Objective("dataCopyingStrength", false),
        (compared, key) ->
            new MemorizationStatistic(configuration, context.training()).of(compared, key));
  }
}
