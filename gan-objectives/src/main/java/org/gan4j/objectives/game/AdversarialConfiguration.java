package org.gan4j.objectives.game;

/** The adversarial game has no settings. */
public record AdversarialConfiguration() {}
