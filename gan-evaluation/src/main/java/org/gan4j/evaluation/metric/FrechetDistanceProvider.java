package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.FrechetDistance;
import org.gan4j.evaluation.statistics.Moments;

/** Provides the Fréchet distance. */
public final class FrechetDistanceProvider
    extends SampleMetricProvider<FrechetDistanceConfiguration> {
  private static final String TYPE = "frechet-distance";
  private static final String NUMBER = "frechetDistance";
  private static final String LIMIT = "frechetDistanceInfinity";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public FrechetDistanceProvider() {
    super(
        TYPE,
        FrechetDistanceConfiguration.class,
        "Fréchet distance of features, as FID, and its limit for many samples (Heusel et al. 2017)",
        DefaultJudges::ofPictures);
  }

  @Override
  public Metric create(FrechetDistanceConfiguration configuration, MetricContext context) {
    return FeatureMetric.of(
        TYPE,
        context,
        configuration.samples(),
        configuration.features(),
        new Metric.Objective(NUMBER, false),
        (compared, key) -> numbers(compared, configuration.infinity(), key));
  }

  private static Map<String, Double> numbers(
      ComparedFeatures compared, boolean infinity, RandomKey key) {
    Vectors samples = regular(compared, "generated", compared.samples());
    Vectors reals = regular(compared, "real", compared.reals());
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(NUMBER, FrechetDistance.of(Moments.of(samples), Moments.of(reals)));
    if (infinity) {
      OptionalDouble limit = FrechetDistance.atInfinity(samples, reals, key);
      if (limit.isPresent()) {
        numbers.put(LIMIT, limit.getAsDouble());
      } else {
        compared
            .comparison()
            .warn(
                String.format(
                    Locale.ROOT,
                    "%s needs %d samples of either side",
                    LIMIT,
                    2 * (samples.size() + 1)));
      }
    }
    return numbers;
  }

  /** The covariance of n vectors has at most rank n − 1. */
  private static Vectors regular(ComparedFeatures compared, String side, Vectors vectors) {
    Sizes.require(TYPE, side, vectors.count(), vectors.size() + 1, compared.count());
    return vectors;
  }
}
