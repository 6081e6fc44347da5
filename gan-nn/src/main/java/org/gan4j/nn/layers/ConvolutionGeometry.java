package org.gan4j.nn.layers;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;

/** Checks of arguments for convolutions in both directions. */
final class ConvolutionGeometry {
  private ConvolutionGeometry() {}

  static void require(int kernel, int stride, int padding) {
    Require.atLeast("kernel", kernel, 1);
    Require.atLeast("stride", stride, 1);
    Require.atLeast("padding", padding, 0);
    Require.below("padding", padding, kernel);
  }

  static void requireImage(FastLayer layer, SampleShape input) {
    if (!input.isImage()) {
      throw new IllegalArgumentException(
          layer.getClass().getSimpleName()
              + " takes images, not vectors of "
              + input
              + ": put a Reshape before it");
    }
  }
}
