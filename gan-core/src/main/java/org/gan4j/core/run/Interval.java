package org.gan4j.core.run;

/**
 * An interval in steps. It is checked between iterations, and is due at the end of the first
 * iteration that reaches a multiple.
 *
 * @param steps the distance
 */
record Interval(long steps) {

  /** Whether a multiple lies in (before, after]. */
  boolean isDue(long before, long after) {
    return before / steps != after / steps;
  }
}
