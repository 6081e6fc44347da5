package org.gan4j.evaluation.metric;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.evaluation.FeatureProvider;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.evaluation.features.MnistClassifierConfiguration;
import org.gan4j.evaluation.features.MnistClassifierProvider;
import org.jspecify.annotations.Nullable;

/** Provides the modes of stacked digits. */
public final class StackedModesProvider extends SampleMetricProvider<StackedModesConfiguration> {
  static final String TYPE = "stacked-modes";
  private static final SampleShape DIGITS = SampleShape.image(1, 28, 28);

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public StackedModesProvider() {
    super(
        TYPE,
        StackedModesConfiguration.class,
        "How many of the 1,000 stacks of three digits are generated, by a classifier (Metz et al. 2017)",
        DefaultJudges::ofNothing);
  }

  @Override
  public Metric create(StackedModesConfiguration configuration, MetricContext context) {
    SampleShape samples = SampleKind.requireImages(TYPE, context, 1);
    if (samples.channels() != StackedModes.CHANNELS) {
      throw GanException.usage(
          "stacked-modes is for images of three channels with a digit each, not " + samples,
          TYPE,
          "remove it; class-histogram counts the classes of other images");
    }
    SampleShape channel = SampleShape.image(1, samples.height(), samples.width());
    ConfiguredProvider<FeatureProvider<?>> classifier = classifier(configuration, channel);
    KnownClasses.require(TYPE, context, classifier, channel);
    return new StackedModes(configuration, context.features().get(classifier, channel));
  }

  /** The built-in classifier of digits, where it fits and no features are chosen. */
  private static @Nullable ConfiguredProvider<FeatureProvider<?>> classifier(
      StackedModesConfiguration configuration, SampleShape channel) {
    return configuration.features() == null && channel.equals(DIGITS)
        ? new ConfiguredProvider<>(
            new MnistClassifierProvider(), new MnistClassifierConfiguration())
        : configuration.features();
  }
}
