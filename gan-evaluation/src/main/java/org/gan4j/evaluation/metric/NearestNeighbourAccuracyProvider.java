package org.gan4j.evaluation.metric;

import java.util.Map;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.NeighbourTest;

/** Provides the nearest-neighbour accuracy. */
public final class NearestNeighbourAccuracyProvider
    extends SampleMetricProvider<NearestNeighbourAccuracyConfiguration> {
  private static final String TYPE = "nearest-neighbour-accuracy";
  private static final String NUMBER = "nearestNeighbourAccuracy";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public NearestNeighbourAccuracyProvider() {
    super(
        TYPE,
        NearestNeighbourAccuracyConfiguration.class,
        "How well nearest neighbours tell samples from reals: ½ if not at all (Xu et al. 2018)",
        DefaultJudges::ofNothing);
  }

  @Override
  public Metric create(NearestNeighbourAccuracyConfiguration configuration, MetricContext context) {
    return FeatureMetric.of(
        TYPE,
        context,
        configuration.samples(),
        configuration.features(),
        new Metric.Objective(NUMBER, false),
        (compared, key) -> numbers(compared));
  }

  private static Map<String, Double> numbers(ComparedFeatures compared) {
    Vectors samples = compared.samples();
    Vectors reals = compared.reals();
    int count = Math.min(samples.count(), reals.count());
    return Map.of(NUMBER, NeighbourTest.accuracy(samples.range(0, count), reals.range(0, count)));
  }
}
