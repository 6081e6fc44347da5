package org.gan4j.evaluation.features;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureContext;
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
    SampleShape samples = context.samples();
    if (!samples.isImage()) {
      return new PixelsProvider().create(new PixelsConfiguration(true), context);
    }
    if (Math.min(samples.height(), samples.width()) < Architecture.SHORTEST) {
      return new PixelsProvider().create(new PixelsConfiguration(false), context);
    }
    Dataset data = context.training();
    if (data.classes().size() > 1 && data.size() > 1) {
      return new ClassifierProvider().create(ClassifierConfiguration.standard(), context);
    }
    if (samples.height() == samples.width()) {
      return new RotationProvider().create(RotationConfiguration.standard(), context);
    }
    return new AutoencoderProvider().create(AutoencoderConfiguration.standard(), context);
  }
}
