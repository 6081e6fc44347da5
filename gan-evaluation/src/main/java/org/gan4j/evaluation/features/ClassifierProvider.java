package org.gan4j.evaluation.features;

import java.util.Locale;
import java.util.Optional;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureDescription;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Provides the features of a classifier that is trained on labelled samples. */
public final class ClassifierProvider extends NamedProvider<ClassifierConfiguration>
    implements FeatureProvider<ClassifierConfiguration> {
  static final String TYPE = "classifier";
  private static final Logger LOGGER = LoggerFactory.getLogger(ClassifierProvider.class);

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ClassifierProvider() {
    super(
        TYPE,
        ClassifierConfiguration.class,
        "The last hidden layer of a convolutional classifier, trained on labelled images");
  }

  @Override
  public FeatureNetwork create(ClassifierConfiguration configuration, FeatureContext context) {
    ConfiguredProvider<DatasetProvider<?>> chosen = configuration.dataset();
    if (chosen == null) {
      return create(configuration, context, context.training());
    }
    try (Dataset data = ConfiguredProvider.create(chosen, context.data())) {
      return create(configuration, context, data);
    }
  }

  @Override
  public Optional<FeatureDescription> describe(
      ClassifierConfiguration configuration, FeatureContext context) {
    ConfiguredProvider<DatasetProvider<?>> chosen = configuration.dataset();
    if (chosen == null) {
      return describe(configuration, context, context.training());
    }
    try (Dataset data = ConfiguredProvider.create(chosen, context.data())) {
      return describe(configuration, context, data);
    }
  }

  private static Optional<FeatureDescription> describe(
      ClassifierConfiguration configuration, FeatureContext context, Dataset data) {
    requireLabels(data);
    Refusal.requireShape(data, context.samples());
    // The built-in classifier, too, is for images of this size.
    architecture(configuration, data);
    return Optional.of(FeatureDescription.ofClassifier(configuration.width(), data.classes()));
  }

  private static Architecture architecture(ClassifierConfiguration configuration, Dataset data) {
    return Architecture.of(TYPE, data.shape(), configuration.width(), data.classes().size());
  }

  private static FeatureNetwork create(
      ClassifierConfiguration configuration, FeatureContext context, Dataset data) {
    requireLabels(data);
    Refusal.requireShape(data, context.samples());
    if (configuration.pretrained() && MnistClassifier.recognizes(data)) {
      LOGGER.info("the training data are handwritten digits: the built-in classifier is used");
      return MnistClassifier.open();
    }
    Architecture architecture = architecture(configuration, data);
    String settings =
        String.format(
            Locale.ROOT,
            "iterations=%d width=%d seed=%d",
            configuration.iterations(),
            configuration.width(),
            configuration.seed());
    LearnedNetwork learned =
        new NetworkCache(context.cacheDirectory())
            .get(
                TYPE,
                DataKey.of(TYPE, settings, data, true),
                () -> train(configuration, architecture, context, data));
    return new ConvolutionalFeatures(learned);
  }

  private static LearnedNetwork train(
      ClassifierConfiguration configuration,
      Architecture architecture,
      FeatureContext context,
      Dataset data) {
    ClassifierTraining training = new ClassifierTraining(data, configuration.seed());
    LearnedNetwork learned =
        training.train(
            architecture,
            new Learning(
                "training a classifier for features",
                configuration.iterations(),
                context.progress()));
    LOGGER.info(
        "the classifier recognizes {} of {} held-out samples",
        String.format(Locale.ROOT, "%.2f %%", 100 * learned.accuracy()),
        training.heldOut());
    return learned;
  }

  private static void requireLabels(Dataset data) {
    if (data.classes().size() < 2 || data.size() < 2) {
      throw Refusal.of(
          data.classes().isEmpty()
              ? "a classifier learns from labels, and the data have none"
              : "a classifier learns to tell classes apart, and the data have one",
          "choose labelled data with \"dataset\", or \"rotation\" or \"autoencoder\"");
    }
  }
}
