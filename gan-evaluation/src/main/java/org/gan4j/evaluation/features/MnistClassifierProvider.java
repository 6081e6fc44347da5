package org.gan4j.evaluation.features;

import java.util.Locale;
import java.util.Optional;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureDescription;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;

/** Provides the features of a classifier of handwritten digits, which needs no training. */
public final class MnistClassifierProvider extends NamedProvider<MnistClassifierConfiguration>
    implements FeatureProvider<MnistClassifierConfiguration> {
  static final String TYPE = "mnist-classifier";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public MnistClassifierProvider() {
    super(
        TYPE,
        MnistClassifierConfiguration.class,
        "The last hidden layer of the built-in classifier of MNIST, for images of 1×28×28");
  }

  @Override
  public FeatureNetwork create(MnistClassifierConfiguration configuration, FeatureContext context) {
    requireShape(context);
    return MnistClassifier.open();
  }

  @Override
  public Optional<FeatureDescription> describe(
      MnistClassifierConfiguration configuration, FeatureContext context) {
    requireShape(context);
    LearnedNetwork digits = MnistClassifier.read();
    return Optional.of(
        FeatureDescription.ofClassifier(digits.architecture().width(), digits.classes()));
  }

  private static void requireShape(FeatureContext context) {
    if (!context.samples().equals(MnistClassifier.SHAPE)) {
      throw Refusal.of(
          String.format(
              Locale.ROOT,
              "mnist-classifier is for images of %s, not %s",
              MnistClassifier.SHAPE,
              context.samples()),
          "choose \"automatic\"");
    }
  }
}
