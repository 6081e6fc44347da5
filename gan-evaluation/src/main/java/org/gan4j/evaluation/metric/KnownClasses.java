package org.gan4j.evaluation.metric;

import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.evaluation.FeatureDescription;
import org.gan4j.api.evaluation.FeatureProvider;
import org.gan4j.api.evaluation.MetricContext;
import org.jspecify.annotations.Nullable;

/** What is known about the classes of features before they are learned. */
final class KnownClasses {
  private KnownClasses() {}

  /**
   * Requires that features tell classes apart, as far as that is known.
   *
   * @param metric that needs the classes
   * @param chosen by its settings; null for the features of the experiment
   * @param samples the shape of what the features are computed of
   * @throws GanException of kind USAGE if they are known not to
   */
  static void require(
      String metric,
      MetricContext context,
      @Nullable ConfiguredProvider<FeatureProvider<?>> chosen,
      SampleShape samples) {
    Optional<FeatureDescription> known = context.features().describe(chosen, samples);
    if (known.filter(features -> features.classes().isEmpty()).isPresent()) {
      throw GanException.usage(
          metric
              + " needs a classifier, and "
              + (chosen == null
                  ? "the features of the experiment have no classes"
                  : "its features \"" + chosen.provider().type() + "\" have no classes")
              + (context.training().classes().isEmpty() ? ": the dataset has no labels" : ""),
          metric,
          "set its \"features\" to a classifier, such as {\"type\": \"classifier\", \"dataset\": …} of"
              + " labelled data, or remove the metric");
    }
  }
}
