package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.SupportOverlap;

/** Provides precision, recall, density and coverage. */
public final class PrecisionRecallProvider
    extends SampleMetricProvider<PrecisionRecallConfiguration> {
  private static final String TYPE = "precision-recall";
  private static final String NUMBER = "coverage";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public PrecisionRecallProvider() {
    super(
        TYPE,
        PrecisionRecallConfiguration.class,
        "Fidelity and diversity apart: precision and recall, density and coverage (Naeem et al. 2020)",
        DefaultJudges::ofPictures);
  }

  @Override
  public Metric create(PrecisionRecallConfiguration configuration, MetricContext context) {
    return FeatureMetric.of(
        TYPE,
        context,
        configuration.samples(),
        configuration.features(),
        new Metric.Objective(NUMBER, true),
        (compared, key) -> numbers(compared, configuration));
  }

  private static Map<String, Double> numbers(
      ComparedFeatures compared, PrecisionRecallConfiguration configuration) {
    Vectors samples = compared.samples();
    Vectors reals = compared.reals();
    int k = configuration.neighbours();
    int densityK = configuration.densityNeighbours();
    Sizes.require(TYPE, "generated", samples.count(), k + 1, compared.count());
    Sizes.require(TYPE, "real", reals.count(), Math.max(k, densityK) + 1, compared.count());
    SupportOverlap overlap = SupportOverlap.of(samples, reals, k, densityK);
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("precision", overlap.precision());
    numbers.put("recall", overlap.recall());
    numbers.put("density", overlap.density());
    numbers.put(NUMBER, overlap.coverage());
    return numbers;
  }
}
