package org.gan4j.core.loss;

/** The hinge loss has no settings. */
public record HingeConfiguration() {}
