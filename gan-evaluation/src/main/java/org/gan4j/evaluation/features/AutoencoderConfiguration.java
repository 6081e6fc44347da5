package org.gan4j.evaluation.features;

import org.gan4j.api.component.Option;

/**
 * Settings of the features {@code autoencoder}.
 *
 * @param iterations of training, with 64 samples each
 * @param width number of features
 * @param seed of the training
 */
public record AutoencoderConfiguration(
    @Option(
            value = "Iterations of training, with 64 samples each",
            defaultValue = "1000",
            min = 1,
            max = 10_000_000)
        int iterations,
    @Option(value = "Number of features", defaultValue = "64", min = 8, max = 1024) int width,
    @Option(value = "Seed of the training", defaultValue = "1") long seed) {

  /** The settings that an experiment has which sets none. */
  static AutoencoderConfiguration standard() {
    return new AutoencoderConfiguration(1000, 64, 1);
  }
}
