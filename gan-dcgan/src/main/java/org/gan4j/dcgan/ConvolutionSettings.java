package org.gan4j.dcgan;

import org.gan4j.api.component.Require;

/** Rules for the common settings of both players. */
final class ConvolutionSettings {
  private ConvolutionSettings() {}

  static void requireEven(int kernel) {
    Require.that(kernel % 2 == 0, "kernel must be even to halve an image exactly, not " + kernel);
  }

  /** The padding with which a window that moves by 2 halves an image. */
  static int padding(int kernel) {
    return kernel / 2 - 1;
  }
}
