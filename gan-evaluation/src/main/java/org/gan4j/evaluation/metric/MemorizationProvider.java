package org.gan4j.evaluation.metric;

import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;

/** Provides memorization. */
public final class MemorizationProvider extends SampleMetricProvider<MemorizationConfiguration> {
  private static final String TYPE = "memorization";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public MemorizationProvider() {
    super(
        TYPE,
        MemorizationConfiguration.class,
        "Whether samples are copies of training samples: C_T (Meehan et al. 2020), and their share",
        context -> context.heldOut() && DefaultJudges.ofPictures(context));
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
