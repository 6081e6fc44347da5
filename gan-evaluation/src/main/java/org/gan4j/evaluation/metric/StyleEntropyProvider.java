package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.evaluation.statistics.ClassEntropy;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Provides the style entropy. As the criterion of the best checkpoint it prefers samples of one
 * style, as those of the data are: noise is of no style, too.
 */
public final class StyleEntropyProvider extends SampleMetricProvider<StyleEntropyConfiguration> {
  private static final String TYPE = "style-entropy";
  private static final String NUMBER = "styleEntropy";
  private static final String OF_REALS = "styleEntropyReals";
  private static final String OF_GAME = "styleEntropyOfGame";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public StyleEntropyProvider() {
    super(
        TYPE,
        StyleEntropyConfiguration.class,
        "How undecided a classifier is about the style of samples, from 0 to 1 (after Elgammal et al."
            + " 2017)",
        DefaultJudges::ofNothing);
  }

  @Override
  public Metric create(StyleEntropyConfiguration configuration, MetricContext context) {
    boolean read = context.readouts().contains(configuration.readout());
    return FeatureMetric.ofClasses(
        TYPE,
        context,
        configuration.samples(),
        configuration.features(),
        new Metric.Objective(NUMBER, false),
        (compared, key) -> numbers(compared, read ? configuration.readout() : ""));
  }

  private static Map<String, Double> numbers(ComparedFeatures compared, String readout) {
    SampleSet samples = compared.comparison().samples(compared.count());
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(NUMBER, ClassEntropy.of(compared.probabilities(samples)));
    numbers.put(
        OF_REALS,
        ClassEntropy.of(compared.probabilities(compared.comparison().reals(compared.count()))));
    if (!readout.isEmpty()) {
      numbers.put(OF_GAME, ofGame(compared, samples, readout));
    }
    return numbers;
  }

  /** That of the game's own classifier, which the generator has learned against. */
  private static double ofGame(ComparedFeatures compared, SampleSet samples, String readout) {
    double[] sum = {0};
    samples.forEach(
        (portion, first) -> {
          try (INDArray logits =
              compared
                  .comparison()
                  .generator()
                  .readout(readout, portion)
                  .orElseThrow(
                      () ->
                          GanException.usage(
                              "the game has no readout \"" + readout + "\"",
                              TYPE,
                              "choose the game can, or leave the metric out"))) {
            sum[0] += ClassEntropy.ofLogits(logits.toFloatMatrix()) * portion.size(0);
          }
        });
    return sum[0] / samples.size();
  }
}
