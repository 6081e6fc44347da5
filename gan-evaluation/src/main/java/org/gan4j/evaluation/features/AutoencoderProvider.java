package org.gan4j.evaluation.features;

import java.util.List;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureDescription;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Provides the code of a denoising autoencoder, which is learned without labels: Vincent et al.,
 * "Extracting and composing robust features with denoising autoencoders", ICML 2008.
 */
public final class AutoencoderProvider extends NamedProvider<AutoencoderConfiguration>
    implements FeatureProvider<AutoencoderConfiguration> {
  static final String TYPE = "autoencoder";
  private static final Logger LOGGER = LoggerFactory.getLogger(AutoencoderProvider.class);

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public AutoencoderProvider() {
    super(
        TYPE,
        AutoencoderConfiguration.class,
        "The code of a denoising autoencoder of images (Vincent et al. 2008)");
  }

  @Override
  public FeatureNetwork create(AutoencoderConfiguration configuration, FeatureContext context) {
    Architecture architecture = Architecture.of(TYPE, context.samples(), configuration.width(), 0);
    return ConvolutionalFeatures.ofUnlabelled(
        TYPE, configuration.toString(), context, () -> train(configuration, architecture, context));
  }

  @Override
  public Optional<FeatureDescription> describe(
      AutoencoderConfiguration configuration, FeatureContext context) {
    Architecture.of(TYPE, context.samples(), configuration.width(), 0);
    Refusal.requireShape(context.training(), context.samples());
    return Optional.of(FeatureDescription.of(configuration.width()));
  }

  private static LearnedNetwork train(
      AutoencoderConfiguration configuration, Architecture architecture, FeatureContext context) {
    Dataset data = context.training();
    RandomKey key = RandomKey.ofSeed(configuration.seed()).split(TYPE);
    try (Denoising denoising = new Denoising(architecture, key);
        INDArray batch = RealSamples.batch(data)) {
      denoising.train(
          new Learning(
              "learning features from noisy images",
              configuration.iterations(),
              context.progress()),
          batch,
          RealSamples.all(data, key));
      LOGGER.info("the mean squared error per pixel is {}", (float) denoising.error());
      return LearnedNetwork.of(TYPE, architecture, List.of(), Double.NaN, denoising.encoder());
    }
  }
}
