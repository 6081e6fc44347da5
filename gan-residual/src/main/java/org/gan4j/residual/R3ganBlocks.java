package org.gan4j.residual;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.api.component.Require;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.GroupedConvolution;
import org.gan4j.nn.layers.Residual;

/**
 * The blocks of both players: y = x + conv₁ₓ₁(φ(conv₃ₓ₃(φ(conv₁ₓ₁(x))))), where φ is a leaky ReLU,
 * the first convolution has more channels than x, and the second one works in groups of channels.
 * Huang et al. 2024, section 3.3.
 *
 * <p>Initial weights come from N(0, g² / fan-in). In a block g² is 2 / (1 + slope²) / √L, with L
 * blocks in the network (Zhang, Dauphin and Ma, "Fixup initialization", 2019, with three
 * convolutions a block), but zero in the last convolution; elsewhere g is 1. Biases start as zeros.
 */
final class R3ganBlocks {
  /** Slope of the leaky ReLU. */
  private static final double SLOPE = 0.2;

  /**
   * The gain of N(0, 1 / fan-in) against {@link org.gan4j.nn.layers.Initialization.He}, by which
   * these networks are initialized.
   */
  static final double LINEAR = Math.sqrt(0.5);

  private R3ganBlocks() {}

  /** Checks that the channels between the convolutions can be divided into groups. */
  static void requireGroups(int filters, int mostFilters, int expansion, int groupSize) {
    Require.atLeast("mostFilters", mostFilters, filters);
    for (int width : List.of(filters, mostFilters)) {
      Require.that(
          (long) width * expansion % groupSize == 0,
          String.format(
              Locale.ROOT,
              "filters and mostFilters times the expansion must be multiples of the groupSize of"
                  + " %d, not %d times %d",
              groupSize,
              width,
              expansion));
    }
  }

  /**
   * Blocks for images of so many channels.
   *
   * @param all how many blocks the network has
   */
  static List<FastLayer> blocks(int count, int channels, int expansion, int groupSize, int all) {
    return IntStream.range(0, count)
        .mapToObj(
            number -> block(channels, Math.multiplyExact(channels, expansion), groupSize, all))
        .toList();
  }

  private static FastLayer block(int channels, int wide, int groupSize, int all) {
    double gain = Math.pow(all, -0.25) / Math.sqrt(1 + SLOPE * SLOPE);
    return new Residual(
        new Convolution(wide, 1, 1, 0, true).withInitialGain(gain),
        Elementwise.leakyRelu(SLOPE),
        new GroupedConvolution(wide, 3, 1, 1, wide / groupSize, true).withInitialGain(gain),
        Elementwise.leakyRelu(SLOPE),
        new Convolution(channels, 1, 1, 0, false).withInitialGain(0));
  }

  /** A linear map of each pixel's channels. */
  static FastLayer pointwise(int channels) {
    return new Convolution(channels, 1, 1, 0, false).withInitialGain(LINEAR);
  }
}
