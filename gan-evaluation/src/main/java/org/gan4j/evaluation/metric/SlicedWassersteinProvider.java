package org.gan4j.evaluation.metric;

import java.util.Map;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.evaluation.statistics.SlicedWasserstein;

/** Provides the sliced Wasserstein distance. */
public final class SlicedWassersteinProvider
    extends SampleMetricProvider<SlicedWassersteinConfiguration> {
  private static final String TYPE = "sliced-wasserstein";
  private static final String NUMBER = "slicedWasserstein";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public SlicedWassersteinProvider() {
    super(
        TYPE,
        SlicedWassersteinConfiguration.class,
        "Sliced Wasserstein distance of features: needs few samples (Bonneel et al. 2015)",
        DefaultJudges::ofPictures);
  }

  @Override
  public Metric create(SlicedWassersteinConfiguration configuration, MetricContext context) {
    return FeatureMetric.of(
        TYPE,
        context,
        configuration.samples(),
        configuration.features(),
        new Metric.Objective(NUMBER, false),
        (compared, key) ->
            Map.of(
                NUMBER,
                SlicedWasserstein.squared(
                    compared.samples(), compared.reals(), configuration.directions(), key)));
  }
}
