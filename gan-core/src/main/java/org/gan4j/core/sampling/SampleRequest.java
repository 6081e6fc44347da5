package org.gan4j.core.sampling;

import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;

/**
 * Which samples to draw; the same draw gives the same samples.
 *
 * @param count how many, at least 1
 * @param seed seed of the random numbers
 * @param label the class of all samples, for generators with class conditions; null for each class
 *     in turn, or for the conditions of the data
 */
public record SampleRequest(int count, long seed, @Nullable Integer label) {
  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a number is too small
   */
  public SampleRequest {
    Require.atLeast("count", count, 1);
    if (label != null) {
      Require.atLeast("label", label, 0);
    }
  }

  /** Samples of no class in particular. */
  public static SampleRequest of(int count, long seed) {
    return new SampleRequest(count, seed, null);
  }
}
