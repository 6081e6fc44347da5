package org.gan4j.evaluation.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.jspecify.annotations.Nullable;

/**
 * Compares samples in the features of a network. An ensemble of networks gives the mean of each
 * number over its members and, under the number's name and {@code Deviation}, the root of the mean
 * squared difference from it.
 */
final class FeatureMetric implements Metric {
  private static final String DEVIATION = "Deviation";

  private final String type;
  private final Supplier<FeatureNetwork> network;
  private final int samples;
  private final Objective objective;
  private final FeatureStatistic statistic;

  private FeatureMetric(
      String type,
      Supplier<FeatureNetwork> network,
      int samples,
      Objective objective,
      FeatureStatistic statistic) {
    this.type = type;
    this.network = network;
    this.samples = samples;
    this.objective = objective;
    this.statistic = statistic;
  }

  /**
   * A metric.
   *
   * @param type of the component, for errors
   * @param samples how many of either side
   * @param features chosen by its settings; null for those of the experiment
   * @throws org.gan4j.api.GanException of kind USAGE if the task makes samples unlike the data, or
   *     there are no features
   */
  static FeatureMetric of(
      String type,
      MetricContext context,
      int samples,
      @Nullable ConfiguredProvider<FeatureProvider<?>> features,
      Objective objective,
      FeatureStatistic statistic) {
    SampleShape shape = SampleKind.requireLikeData(type, context);
    context
        .features()
        .describe(features, shape)
        .ifPresent(
            known ->
                HeldSamples.require(type, context, samples, (long) known.size() * known.members()));
    return new FeatureMetric(type, context.features().get(features), samples, objective, statistic);
  }

  /**
   * A metric of class probabilities.
   *
   * @throws org.gan4j.api.GanException of kind USAGE as for {@link #of}, or if the features are
   *     known to tell no classes apart
   */
  static FeatureMetric ofClasses(
      String type,
      MetricContext context,
      int samples,
      @Nullable ConfiguredProvider<FeatureProvider<?>> features,
      Objective objective,
      FeatureStatistic statistic) {
    KnownClasses.require(type, context, features, SampleKind.requireLikeData(type, context));
    return of(type, context, samples, features, objective, statistic);
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    List<Map<String, Double>> measured = new ArrayList<>();
    for (FeatureNetwork member : network.get().members()) {
      measured.add(statistic.of(new ComparedFeatures(type, comparison, member, samples), key));
    }
    return measured.size() == 1 ? measured.get(0) : summary(measured);
  }

  private static Map<String, Double> summary(List<Map<String, Double>> measured) {
    Map<String, Double> summary = new LinkedHashMap<>();
    for (String name : measured.get(0).keySet()) {
      double[] values =
          measured.stream()
              .mapToDouble(numbers -> numbers.getOrDefault(name, Double.NaN))
              .toArray();
      Spread spread = Spread.of(values);
      summary.put(name, spread.mean());
      summary.put(name + DEVIATION, spread.deviation());
    }
    return summary;
  }

  @Override
  public Objective objective() {
    return objective;
  }
}
