package org.gan4j.api.objective;

import org.gan4j.api.concurrent.ThreadSafe;

/** The requirements that a new augmentation must fit. Later versions may add to it. */
@ThreadSafe
public interface AugmentationContext {

  /** The context of an augmentation that is used by itself. */
  static AugmentationContext standalone() {
    return new AugmentationContext() {};
  }
}
