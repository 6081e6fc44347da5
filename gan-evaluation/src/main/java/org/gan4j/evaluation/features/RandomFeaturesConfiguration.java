package org.gan4j.evaluation.features;

import org.gan4j.api.component.Option;

/**
 * Settings of the features {@code random}.
 *
 * @param networks how many there are
 * @param width number of features of each
 * @param seed of the parameters
 */
public record RandomFeaturesConfiguration(
    @Option(value = "Number of networks", defaultValue = "3", min = 3, max = 100) int networks,
    @Option(value = "Number of features", defaultValue = "64", min = 8, max = 1024) int width,
    @Option(value = "Seed of the parameters", defaultValue = "1") long seed) {}
