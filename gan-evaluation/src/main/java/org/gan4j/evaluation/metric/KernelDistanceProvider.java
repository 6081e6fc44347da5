package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.KernelDistance;

/** Provides the kernel distance. */
public final class KernelDistanceProvider
    extends SampleMetricProvider<KernelDistanceConfiguration> {
  private static final String TYPE = "kernel-distance";
  private static final String NUMBER = "kernelDistance";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public KernelDistanceProvider() {
    super(
        TYPE,
        KernelDistanceConfiguration.class,
        "Kernel distance of features, as KID, with its deviation over subsets (Bińkowski et al. 2018)",
        DefaultJudges::ofNothing);
  }

  @Override
  public Metric create(KernelDistanceConfiguration configuration, MetricContext context) {
    return FeatureMetric.of(
        TYPE,
        context,
        configuration.samples(),
        configuration.features(),
        new Metric.Objective(NUMBER, false),
        (compared, key) -> numbers(compared, configuration, key));
  }

  private static Map<String, Double> numbers(
      ComparedFeatures compared, KernelDistanceConfiguration configuration, RandomKey key) {
    Vectors samples = compared.samples();
    Vectors reals = compared.reals();
    int size = Math.min(configuration.subsetSize(), Math.min(samples.count(), reals.count()));
    if (size == samples.count() && size == reals.count()) {
      compared
          .comparison()
          .warn("kernel-distance: every subset holds all samples, and the deviation is 0");
    }
    KernelDistance distance = KernelDistance.of(samples, reals, configuration.subsets(), size, key);
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(NUMBER, distance.mean());
    numbers.put("kernelDistanceSubsetDeviation", distance.deviation());
    return numbers;
  }
}
