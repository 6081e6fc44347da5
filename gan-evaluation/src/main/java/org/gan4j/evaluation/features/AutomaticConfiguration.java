package org.gan4j.evaluation.features;

/** The features {@code automatic} have no settings. */
public record AutomaticConfiguration() {}
