package org.gan4j.nn.layers;

import org.gan4j.api.SampleShape;

/** What layers on vectors have in common. */
final class VectorLayers {
  private VectorLayers() {}

  /** The length of the vectors that a layer is given, which it cannot do with images. */
  static long length(FastLayer layer, SampleShape input) {
    if (input.isImage()) {
      throw new IllegalArgumentException(
          layer.getClass().getSimpleName()
              + " takes vectors, not images of "
              + input
              + ": put a Reshape.flatten() before it");
    }
    return input.length();
  }
}
