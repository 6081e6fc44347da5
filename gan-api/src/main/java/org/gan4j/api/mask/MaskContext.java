package org.gan4j.api.mask;

import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;

/** The requirements that a new mask must fit. Later versions may add to it. */
@ThreadSafe
public interface MaskContext {

  /** The shape of the images that it hides a part of. */
  SampleShape image();

  /** A context for such images. */
  static MaskContext of(SampleShape image) {
    return () -> image;
  }
}
