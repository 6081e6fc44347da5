package org.gan4j.core.run;

import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;

/**
 * Which samples to draw; the same draw gives the same samples.
 *
 * @param count how many, at least 1
 * @param seed names the random numbers
 * @param label the class of all of them, for generators that can be told one; null for each class
 *     in turn, or whatever conditions the data give
 */
public record Draw(int count, long seed, @Nullable Integer label) {
  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a number is too small
   */
  public Draw {
    Require.atLeast("count", count, 1);
    if (label != null) {
      Require.atLeast("label", label, 0);
    }
  }

  /** Samples of no class in particular. */
  public static Draw of(int count, long seed) {
    return new Draw(count, seed, null);
  }
}
