package org.gan4j.objectives.loss;

/** The Wasserstein loss has no settings. */
public record WassersteinConfiguration() {}
