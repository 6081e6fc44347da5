package org.gan4j.evaluation.features;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureDescription;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;
import org.gan4j.nn.LayeredNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Provides the features of a network that predicts how images are rotated, which it learns without
 * labels: Gidaris et al., "Unsupervised representation learning by predicting image rotations",
 * ICLR 2018.
 */
public final class RotationProvider extends NamedProvider<RotationConfiguration>
    implements FeatureProvider<RotationConfiguration> {
  static final String TYPE = "rotation";
  private static final Logger LOGGER = LoggerFactory.getLogger(RotationProvider.class);

  /** Batches in which rotations are predicted after training, to report their number. */
  private static final int MEASURED = 8;

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public RotationProvider() {
    super(
        TYPE,
        RotationConfiguration.class,
        "The last hidden layer of a network that predicts rotations of square images (Gidaris et al. 2018)");
  }

  @Override
  public FeatureNetwork create(RotationConfiguration configuration, FeatureContext context) {
    Architecture architecture = architecture(configuration, context);
    return ConvolutionalFeatures.ofUnlabelled(
        TYPE, configuration.toString(), context, () -> train(configuration, architecture, context));
  }

  @Override
  public Optional<FeatureDescription> describe(
      RotationConfiguration configuration, FeatureContext context) {
    architecture(configuration, context);
    Refusal.requireShape(context.training(), context.samples());
    return Optional.of(FeatureDescription.of(configuration.width()));
  }

  private static Architecture architecture(
      RotationConfiguration configuration, FeatureContext context) {
    SampleShape image = context.samples();
    Architecture architecture =
        Architecture.of(TYPE, image, configuration.width(), Rotations.DIRECTIONS);
    if (image.height() != image.width()) {
      throw Refusal.of(
          "rotation features are of square images, not of " + image, "choose \"autoencoder\"");
    }
    return architecture;
  }

  private static LearnedNetwork train(
      RotationConfiguration configuration, Architecture architecture, FeatureContext context) {
    Dataset data = context.training();
    RandomKey key = RandomKey.ofSeed(configuration.seed()).split(TYPE);
    try (LayeredNetwork network = architecture.build(key.split("initialization"));
        INDArray batch = RealSamples.batch(data)) {
      Rotations rotations = new Rotations(RealSamples.all(data, key), data.shape());
      Classification classification = new Classification(network);
      Learning learning =
          new Learning(
              "learning features from rotations", configuration.iterations(), context.progress());
      classification.train(learning, batch, rotations::next);
      int right = 0;
      for (int i = 0; i < MEASURED; i++) {
        right += classification.recognized(batch, rotations.next(batch));
      }
      double accuracy = (double) right / (MEASURED * ConvolutionalFeatures.BATCH);
      LOGGER.info(
          "the network recognizes {} of the rotations",
          String.format(Locale.ROOT, "%.1f %%", 100 * accuracy));
      return LearnedNetwork.of(TYPE, architecture, List.of(), accuracy, network);
    }
  }
}
