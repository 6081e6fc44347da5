package org.gan4j.core.task;

/** Generation has no settings. */
public record GenerationConfiguration() {}
