package org.gan4j.dcgan;

import org.gan4j.api.component.Require;

/** Checks of what both players have. */
final class ConvolutionSettings {
  private ConvolutionSettings() {}

  static void require(int filters, int kernel) {
    Require.atLeast("filters", filters, 1);
    Require.atLeast("kernel", kernel, 2);
    Require.that(kernel % 2 == 0, "kernel must be even to halve an image exactly, not " + kernel);
  }

  /** The padding with which a window that moves by 2 halves an image. */
  static int padding(int kernel) {
    return kernel / 2 - 1;
  }
}
