package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.GaussianDiscrepancy;
import org.jspecify.annotations.Nullable;

/** Provides the maximum mean discrepancy. */
public final class MmdProvider extends SampleMetricProvider<MmdConfiguration> {
  private static final String TYPE = "mmd";
  private static final String NUMBER = "maximumMeanDiscrepancy";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public MmdProvider() {
    super(
        TYPE,
        MmdConfiguration.class,
        "Maximum mean discrepancy of features with a Gaussian kernel (Gretton et al. 2012)",
        DefaultJudges::ofNothing);
  }

  @Override
  public Metric create(MmdConfiguration configuration, MetricContext context) {
    return FeatureMetric.of(
        TYPE,
        context,
        configuration.samples(),
        configuration.features(),
        new Metric.Objective(NUMBER, false),
        (compared, key) -> numbers(compared, configuration.sigma()));
  }

  private static Map<String, Double> numbers(ComparedFeatures compared, @Nullable Double sigma) {
    Vectors samples = compared.samples();
    Vectors reals = compared.reals();
    double width = sigma == null ? GaussianDiscrepancy.medianDistance(reals) : sigma;
    if (width == 0) {
      throw GanException.usage(
          "most real samples are equal: the median of their distances is 0",
          TYPE,
          "set its \"sigma\"");
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(NUMBER, GaussianDiscrepancy.of(samples, reals, width));
    numbers.put("maximumMeanDiscrepancySigma", width);
    return numbers;
  }
}
