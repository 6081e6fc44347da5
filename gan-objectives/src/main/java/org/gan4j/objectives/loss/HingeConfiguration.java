package org.gan4j.objectives.loss;

/** The hinge loss has no settings. */
public record HingeConfiguration() {}
