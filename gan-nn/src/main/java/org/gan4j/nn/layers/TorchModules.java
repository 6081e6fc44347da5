package org.gan4j.nn.layers;

import java.util.Locale;

/** What makes modules in Python. */
final class TorchModules {
  private TorchModules() {}

  /** A convolution, or the transpose of one. */
  static String convolution(
      String type,
      int channels,
      int filters,
      int kernel,
      int stride,
      int padding,
      int groups,
      boolean bias) {
    return String.format(
        Locale.ROOT,
        "%s(%d, %d, %d, %d, %d%s%s)",
        type,
        channels,
        filters,
        kernel,
        stride,
        padding,
        groups == 1 ? "" : ", groups=" + groups,
        bias ? "" : ", bias=False");
  }
}
