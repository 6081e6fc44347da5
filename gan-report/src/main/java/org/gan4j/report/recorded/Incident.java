package org.gan4j.report.recorded;

/**
 * Something that the guard did.
 *
 * @param step at which it found the problem
 * @param rolledBack whether the training went back to an earlier step
 * @param to the step that it went back to; the same step if it did not
 * @param reason the problem
 */
public record Incident(long step, boolean rolledBack, long to, String reason) {}
