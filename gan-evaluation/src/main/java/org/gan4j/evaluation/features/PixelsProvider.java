package org.gan4j.evaluation.features;

import java.util.Optional;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureDescription;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;

/** Provides the numbers of the samples themselves, for vectors, tables and small images. */
public final class PixelsProvider extends NamedProvider<PixelsConfiguration>
    implements FeatureProvider<PixelsConfiguration> {
  static final String TYPE = "pixels";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public PixelsProvider() {
    super(
        TYPE,
        PixelsConfiguration.class,
        "The numbers of the samples themselves, for vectors, tables and small images");
  }

  @Override
  public Optional<FeatureDescription> describe(
      PixelsConfiguration configuration, FeatureContext context) {
    if (configuration.standardize()) {
      Refusal.requireShape(context.training(), context.samples());
    }
    return Optional.of(FeatureDescription.of(context.samples().length()));
  }

  @Override
  public FeatureNetwork create(PixelsConfiguration configuration, FeatureContext context) {
    if (!configuration.standardize()) {
      return new PixelFeatures(context.samples(), Standardization.none(context.samples()));
    }
    Dataset data = context.training();
    Refusal.requireShape(data, context.samples());
    return new PixelFeatures(context.samples(), Standardization.of(data, context.progress()));
  }
}
