package org.gan4j.evaluation.features;

import java.util.Optional;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureDescription;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;

/**
 * Provides the features that suit the data: standardized numbers of vectors; the pixels of images
 * below 8 pixels; otherwise those of a classifier if there are labels, of rotations if images are
 * square, and of an autoencoder.
 */
public final class AutomaticProvider extends NamedProvider<AutomaticConfiguration>
    implements FeatureProvider<AutomaticConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public AutomaticProvider() {
    super(
        "automatic",
        AutomaticConfiguration.class,
        "What suits the data: classifier, rotation or autoencoder of images, pixels of vectors");
  }

  @Override
  public FeatureNetwork create(AutomaticConfiguration configuration, FeatureContext context) {
    return create(suitable(context), context);
  }

  private static <C extends Record> FeatureNetwork create(
      Choice<C> choice, FeatureContext context) {
    return choice.provider().create(choice.configuration(), context);
  }

  @Override
  public Optional<FeatureDescription> describe(
      AutomaticConfiguration configuration, FeatureContext context) {
    return describe(suitable(context), context);
  }

  private static <C extends Record> Optional<FeatureDescription> describe(
      Choice<C> choice, FeatureContext context) {
    return choice.provider().describe(choice.configuration(), context);
  }

  /** Features with their settings. */
  private record Choice<C extends Record>(FeatureProvider<C> provider, C configuration) {}

  private static Choice<?> suitable(FeatureContext context) {
    SampleShape samples = context.samples();
    if (!samples.isImage()) {
      return new Choice<>(new PixelsProvider(), new PixelsConfiguration(true));
    }
    if (Math.min(samples.height(), samples.width()) < Architecture.SHORTEST) {
      return new Choice<>(new PixelsProvider(), new PixelsConfiguration(false));
    }
    Dataset data = context.training();
    if (data.classes().size() > 1 && data.size() > 1) {
      return new Choice<>(new ClassifierProvider(), ClassifierConfiguration.standard());
    }
    return samples.height() == samples.width()
        ? new Choice<>(new RotationProvider(), RotationConfiguration.standard())
        : new Choice<>(new AutoencoderProvider(), AutoencoderConfiguration.standard());
  }
}
