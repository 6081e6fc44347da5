package org.gan4j.api.objective;

import org.gan4j.api.concurrent.ThreadSafe;

/** The requirements that a new loss must fit. Later versions may add to it. */
@ThreadSafe
public interface LossContext {

  /** The context of a loss that is used by itself. */
  static LossContext standalone() {
    return new LossContext() {};
  }
}
