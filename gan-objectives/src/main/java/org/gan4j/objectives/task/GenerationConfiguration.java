package org.gan4j.objectives.task;

/** Generation has no settings. */
public record GenerationConfiguration() {}
