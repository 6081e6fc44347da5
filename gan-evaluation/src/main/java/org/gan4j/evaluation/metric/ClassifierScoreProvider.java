package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.ClassifierScore;

/** Provides the classifier score. */
public final class ClassifierScoreProvider
    extends SampleMetricProvider<ClassifierScoreConfiguration> {
  private static final String TYPE = "classifier-score";
  private static final String NUMBER = "classifierScore";

  /** The probability from which on a classifier counts as sure. */
  private static final double CONFIDENT = 0.9;

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ClassifierScoreProvider() {
    super(
        TYPE,
        ClassifierScoreConfiguration.class,
        "How sure a classifier is, and how many classes it sees, as the Inception Score (Salimans et al. 2016)",
        DefaultJudges::ofLabelledPictures);
  }

  @Override
  public Metric create(ClassifierScoreConfiguration configuration, MetricContext context) {
    return FeatureMetric.ofClasses(
        TYPE,
        context,
        configuration.samples(),
        configuration.features(),
        new Metric.Objective(NUMBER, true),
        (compared, key) -> numbers(compared, configuration.splits()));
  }

  private static Map<String, Double> numbers(ComparedFeatures compared, int splits) {
    SampleSet samples = compared.comparison().samples(compared.count());
    Sizes.require(TYPE, "generated", samples.size(), splits, compared.count());
    Vectors probabilities = compared.probabilities(samples);
    Spread spread = Spread.of(ClassifierScore.ofSplits(probabilities, splits));
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(NUMBER, spread.mean());
    if (splits > 1) {
      numbers.put("classifierScoreSplitDeviation", spread.deviation());
    }
    numbers.put(
        "classifierConfidentShare", ClassifierScore.confidentShare(probabilities, CONFIDENT));
    return numbers;
  }
}
