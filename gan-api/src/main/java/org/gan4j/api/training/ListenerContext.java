package org.gan4j.api.training;

import org.gan4j.api.concurrent.ThreadSafe;

/** The requirements that a new training listener must fit. Later versions may add to it. */
@ThreadSafe
public interface ListenerContext {

  /** The context of a listener that is used by itself. */
  static ListenerContext standalone() {
    return new ListenerContext() {};
  }
}
