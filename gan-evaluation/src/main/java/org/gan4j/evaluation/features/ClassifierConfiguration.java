package org.gan4j.evaluation.features;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.data.DatasetProvider;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the features {@code classifier}.
 *
 * @param dataset the labelled samples to learn from; null for the training data
 * @param pretrained whether the classifier of handwritten digits that comes with GAN4J takes the
 *     place of a new one where it recognizes the data; the other settings then have no effect
 * @param iterations of training, with 64 samples each
 * @param width number of features
 * @param seed of the training
 */
public record ClassifierConfiguration(
    @Option("Labelled samples to learn from; the training data if absent")
        @Nullable ConfiguredProvider<DatasetProvider<?>> dataset,
    @Option(
            value =
                "Whether the built-in classifier of MNIST takes the place of a new one where it recognizes the data",
            defaultValue = "true")
        boolean pretrained,
    @Option(
            value = "Iterations of training, with 64 samples each",
            defaultValue = "3000",
            min = 1,
            max = 10_000_000)
        int iterations,
    @Option(value = "Number of features", defaultValue = "64", min = 8, max = 1024) int width,
    @Option(value = "Seed of the training", defaultValue = "1") long seed) {

  /** The settings that an experiment has which sets none. */
  static ClassifierConfiguration standard() {
    return new ClassifierConfiguration(null, true, 3000, 64, 1);
  }
}
