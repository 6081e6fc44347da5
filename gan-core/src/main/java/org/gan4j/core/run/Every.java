package org.gan4j.core.run;

/**
 * A recurring moment, counted in steps. Looked at between iterations, so that it comes at the first
 * iteration's end at or behind each multiple.
 *
 * @param steps the distance
 */
record Every(long steps) {

  /** Whether a multiple lies in (before, after]. */
  boolean isDue(long before, long after) {
    return before / steps != after / steps;
  }
}
