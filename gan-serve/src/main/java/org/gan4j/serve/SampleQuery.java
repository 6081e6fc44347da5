package org.gan4j.serve;

import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * Samples that a client asks for; the same query gives the same bytes.
 *
 * @param count how many, at least 1
 * @param seed of the random numbers
 * @param className the class of all samples; null for each class in turn
 * @param truncation ψ: styles are moved toward their mean by this factor, or numbers of a Gaussian
 *     latent beyond so many standard deviations are drawn again; null for none
 * @param format of the file
 */
@ThreadSafe
public record SampleQuery(
    int count,
    long seed,
    @Nullable String className,
    @Nullable Double truncation,
    FileFormat format) {
  /**
   * Checks.
   *
   * @throws IllegalArgumentException if no sample is asked for
   */
  public SampleQuery {
    Require.atLeast("count", count, 1);
  }
}
