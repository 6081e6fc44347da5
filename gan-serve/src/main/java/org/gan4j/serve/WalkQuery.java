package org.gan4j.serve;

import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * Walks through latent space that a client asks for.
 *
 * @param walks how many, a row each, at least 1
 * @param steps samples of a walk, at least 2
 * @param seed of the ends
 * @param className the class of all samples; null for each class in turn
 * @param truncation as in {@link SampleQuery}
 * @param format of the picture
 */
@ThreadSafe
public record WalkQuery(
    int walks,
    int steps,
    long seed,
    @Nullable String className,
    @Nullable Double truncation,
    FileFormat format) {
  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a number is too small
   */
  public WalkQuery {
    Require.atLeast("walks", walks, 1);
    Require.atLeast("steps", steps, 2);
  }
}
