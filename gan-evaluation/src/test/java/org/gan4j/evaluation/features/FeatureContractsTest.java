package org.gan4j.evaluation.features;

import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureProvider;
import org.gan4j.testkit.FeatureContract;
import org.junit.jupiter.api.Nested;

/** Every kind of features keeps its contract. */
class FeatureContractsTest {

  abstract static class Contract<C extends Record> extends FeatureContract<C> {
    private final FeatureProvider<C> provider;
    private final C configuration;
    private final Dataset training;

    Contract(FeatureProvider<C> provider, C configuration, Dataset training) {
      this.provider = provider;
      this.configuration = configuration;
      this.training = training;
    }

    @Override
    protected FeatureProvider<C> provider() {
      return provider;
    }

    @Override
    protected C configuration() {
      return configuration;
    }

    @Override
    protected Dataset training() {
      return training;
    }
  }

  @Nested
  class Classifier extends Contract<ClassifierConfiguration> {
    Classifier() {
      super(
          new ClassifierProvider(),
          new ClassifierConfiguration(null, true, 4, 8, 1),
          Stripes.of(1, 9, 12, 70));
    }
  }

  @Nested
  class MnistClassifier extends Contract<MnistClassifierConfiguration> {
    MnistClassifier() {
      super(
          new MnistClassifierProvider(),
          new MnistClassifierConfiguration(),
          Stripes.of(1, 28, 28, 64));
    }
  }

  @Nested
  class Rotation extends Contract<RotationConfiguration> {
    Rotation() {
      super(new RotationProvider(), new RotationConfiguration(4, 8, 1), Stripes.of(3, 9, 9, 70));
    }
  }

  @Nested
  class Autoencoder extends Contract<AutoencoderConfiguration> {
    Autoencoder() {
      super(
          new AutoencoderProvider(),
          new AutoencoderConfiguration(4, 8, 1),
          Stripes.of(2, 8, 13, 70));
    }
  }

  @Nested
  class RandomNetworks extends Contract<RandomFeaturesConfiguration> {
    RandomNetworks() {
      super(
          new RandomFeaturesProvider(),
          new RandomFeaturesConfiguration(3, 8, 1),
          Stripes.of(1, 8, 8, 70));
    }
  }

  @Nested
  class Pixels extends Contract<PixelsConfiguration> {
    Pixels() {
      super(new PixelsProvider(), new PixelsConfiguration(true), Stripes.of(1, 4, 4, 70));
    }
  }

  @Nested
  class Automatic extends Contract<AutomaticConfiguration> {
    Automatic() {
      super(new AutomaticProvider(), new AutomaticConfiguration(), Stripes.of(1, 7, 9, 70));
    }
  }
}
