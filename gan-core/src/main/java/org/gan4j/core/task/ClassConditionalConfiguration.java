package org.gan4j.core.task;

/** Class-conditional generation has no settings. */
public record ClassConditionalConfiguration() {}
