package org.gan4j.core.loss;

/** The Wasserstein loss has no settings. */
public record WassersteinConfiguration() {}
