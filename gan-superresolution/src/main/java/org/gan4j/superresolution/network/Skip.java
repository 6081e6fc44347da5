package org.gan4j.superresolution.network;

/** What the generator adds its output to. */
public enum Skip {
  /**
   * The bicubic interpolation of its input. The network makes the difference alone (Kim et al.,
   * "Accurate image super-resolution using very deep convolutional networks", 2016), and the sum is
   * cut off at black and white.
   */
  BICUBIC,
  /** Nothing: the network makes the whole image, which a hyperbolic tangent bounds. */
  NONE
}
