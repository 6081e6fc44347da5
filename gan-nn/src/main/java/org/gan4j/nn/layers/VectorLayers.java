package org.gan4j.nn.layers;

import org.gan4j.api.SampleShape;

/** The common part of layers on vectors. */
final class VectorLayers {
  private VectorLayers() {}

  /** The length of a layer's input vectors. Images are rejected. */
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
