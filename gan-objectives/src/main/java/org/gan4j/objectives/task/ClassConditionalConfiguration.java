package org.gan4j.objectives.task;

/** Class-conditional generation has no settings. */
public record ClassConditionalConfiguration() {}
