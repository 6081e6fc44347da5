package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.evaluation.statistics.ClassCounts;

/** Provides the histogram of classes. */
public final class ClassHistogramProvider
    extends SampleMetricProvider<ClassHistogramConfiguration> {
  private static final String TYPE = "class-histogram";
  private static final String NUMBER = "classDivergence";

  /** More shares are not shown. */
  private static final int MOST_SHOWN = 100;

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ClassHistogramProvider() {
    super(
        TYPE,
        ClassHistogramConfiguration.class,
        "Shares of the classes by a classifier, and their divergence from the real shares",
        DefaultJudges::ofLabelledPictures);
  }

  @Override
  public Metric create(ClassHistogramConfiguration configuration, MetricContext context) {
    return FeatureMetric.ofClasses(
        TYPE,
        context,
        configuration.samples(),
        configuration.features(),
        new Metric.Objective(NUMBER, false),
        (compared, key) -> numbers(compared));
  }

  private static Map<String, Double> numbers(ComparedFeatures compared) {
    List<String> classes = compared.network().classes();
    ClassCounts samples =
        counts(compared, classes, compared.comparison().samples(compared.count()));
    ClassCounts reals = counts(compared, classes, compared.comparison().reals(compared.count()));
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(NUMBER, samples.divergenceFrom(reals));
    numbers.put("classEntropy", samples.entropy());
    numbers.put("classEntropyReals", reals.entropy());
    numbers.put("classesPresent", (double) samples.present());
    if (classes.size() <= MOST_SHOWN) {
      for (int i = 0; i < classes.size(); i++) {
        String name = "classShare" + capitalized(classes.get(i));
        numbers.put(numbers.containsKey(name) ? name + "No" + i : name, samples.share(i));
      }
    }
    return numbers;
  }

  private static ClassCounts counts(
      ComparedFeatures compared, List<String> classes, SampleSet set) {
    return ClassCounts.of(classes.size(), ClassCounts.mostLikely(compared.probabilities(set)));
  }

  /** {@code T-shirt/top} as {@code TShirtTop}. */
  private static String capitalized(String name) {
    StringBuilder joined = new StringBuilder();
    for (String word : name.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        joined.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
        joined.append(word, word.offsetByCodePoints(0, 1), word.length());
      }
    }
    return joined.toString();
  }
}
