package org.gan4j.api.network;

import java.util.Optional;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * G(z|c): makes samples.
 *
 * <p>The input of {@link #forward} is z, [batch, latent size], or [batch, 0] for a generator
 * without a latent; the output is [batch, sample shape], images in [-1, 1]. A generator that takes
 * no z translates its condition, which may be passed as the input instead: then a gradient reaches
 * it, as through both generators of a cycle.
 */
@NotThreadSafe
public interface Generator extends Network {

  /**
   * Whether it is local, and so takes images of any size.
   *
   * @return empty if every output depends on the whole condition, or nothing is known about it
   */
  default Optional<Locality> locality() {
    return Optional.empty();
  }
}
