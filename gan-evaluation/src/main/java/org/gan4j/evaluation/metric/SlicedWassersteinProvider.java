package org.gan4j.evaluation.metric;

import java.util.Map;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;
import org.gan4j.evaluation.statistics.SlicedWasserstein;

/** Provides the sliced Wasserstein distance. */
public final class SlicedWassersteinProvider extends NamedProvider<SlicedWassersteinConfiguration>
    implements MetricProvider<SlicedWassersteinConfiguration> {
  private static final String TYPE = "sliced-wasserstein";
  private static final String NUMBER = "slicedWasserstein";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public SlicedWassersteinProvider() {
    super(
        TYPE,
        SlicedWassersteinConfiguration.class,
        "Sliced Wasserstein distance of features: needs few samples (Bonneel et al. 2015)");
  }

  @Override
  public boolean comparesSamples() {
    return true;
  }

  @Override
  public boolean judgesByDefault(MetricContext context) {
    return DefaultJudges.ofPictures(context);
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
