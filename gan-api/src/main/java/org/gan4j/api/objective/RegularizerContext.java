package org.gan4j.api.objective;

import org.gan4j.api.concurrent.ThreadSafe;

/** The requirements that a new regularizer must fit. Later versions may add to it. */
@ThreadSafe
public interface RegularizerContext {

  /** The context of a regularizer that is used by itself. */
  static RegularizerContext standalone() {
    return new RegularizerContext() {};
  }
}
