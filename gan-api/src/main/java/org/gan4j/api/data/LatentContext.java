package org.gan4j.api.data;

import org.gan4j.api.concurrent.ThreadSafe;

/** The requirements that a new latent distribution must fit. Later versions may add to it. */
@ThreadSafe
public interface LatentContext {

  /** The context of a distribution that is used by itself. */
  static LatentContext standalone() {
    return new LatentContext() {};
  }
}
