package org.gan4j.evaluation.features;

/** The features {@code mnist-classifier} have no settings. */
public record MnistClassifierConfiguration() {}
