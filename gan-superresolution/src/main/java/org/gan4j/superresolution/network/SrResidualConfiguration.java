package org.gan4j.superresolution.network;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Locality;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.PRelu;
import org.gan4j.nn.layers.PixelShuffle;
import org.gan4j.nn.layers.Resample;
import org.gan4j.nn.layers.Residual;
import org.gan4j.nn.layers.ResizingConvolution;

/**
 * Settings of {@link SrResidualProvider}. The defaults are a quarter of the published network in
 * width and blocks, and have no batch normalization, as Lim et al. 2017 and Wang et al. 2018.
 *
 * @param filters channels of the feature maps
 * @param blocks residual blocks of two convolutions
 * @param kernel rows and columns of the windows of the first and the last convolution, odd
 * @param upsampling how feature maps are doubled
 * @param batchNorm whether the convolutions of the blocks are normalized
 * @param skip what the output is added to
 * @param icnr whether pixel shuffles begin as repeated pixels
 */
public record SrResidualConfiguration(
    @Option(value = "Channels of the feature maps", defaultValue = "32", min = 1, max = 100_000)
        int filters,
    @Option(value = "Residual blocks", defaultValue = "4", min = 1, max = 200) int blocks,
    @Option(
            value = "Rows and columns of the windows of the first and the last convolution, odd",
            defaultValue = "9",
            min = 3,
            max = 31)
        int kernel,
    @Option(
            value =
                "How feature maps are doubled: shuffle, by pixel shuffle; resize, by repeated pixels and a convolution",
            defaultValue = "\"shuffle\"")
        Upsampling upsampling,
    @Option(
            value = "Whether the convolutions of the blocks are followed by batch normalization",
            defaultValue = "false")
        boolean batchNorm,
    @Option(
            value =
                "What the output is added to: bicubic, the interpolated input; none, nothing, as in the paper",
            defaultValue = "\"bicubic\"")
        Skip skip,
    @Option(
            value =
                "Whether pixel shuffles begin as repeated pixels, without a pattern: ICNR (Aitken et al."
                    + " 2017)",
            defaultValue = "false")
        boolean icnr) {

  /** A difference to the interpolation begins small: the first step starts from there. */
  private static final double DIFFERENCE_GAIN = 0.1;

  /** Checks. */
  public SrResidualConfiguration {
    Require.that(kernel % 2 != 0, "kernel must be odd, not " + kernel);
  }

  /**
   * The layers.
   *
   * @param factor 2 or 4
   * @param channels of the output
   */
  NetworkDefinition definition(int factor, int channels) {
    List<FastLayer> layers = new ArrayList<>();
    layers.add(new Convolution(filters, kernel, 1, kernel / 2, true));
    layers.add(new PRelu());
    layers.add(trunk());
    for (int size = 1; size < factor; size *= 2) {
      layers.addAll(doubling());
    }
    Convolution last = new Convolution(channels, kernel, 1, kernel / 2, true);
    return switch (skip) {
      case NONE -> {
        layers.add(last);
        layers.add(Elementwise.tanh());
        yield NetworkDefinition.of(layers);
      }
      case BICUBIC -> {
        layers.add(last.withInitialGain(DIFFERENCE_GAIN));
        yield NetworkDefinition.of(
            new Residual(layers).withShortcut(Resample.upsample(factor, Resample.Method.BICUBIC)),
            Elementwise.hardTanh());
      }
    };
  }

  /** The blocks, with a connection around all of them. */
  private Residual trunk() {
    List<FastLayer> layers = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      List<FastLayer> block = new ArrayList<>(convolution());
      block.add(new PRelu());
      block.addAll(convolution());
      layers.add(new Residual(block));
    }
    layers.addAll(convolution());
    return new Residual(layers);
  }

  private List<FastLayer> convolution() {
    Convolution convolution = new Convolution(filters, 3, 1, 1, !batchNorm);
    return batchNorm ? List.of(convolution, new BatchNorm()) : List.of(convolution);
  }

  private List<FastLayer> doubling() {
    return switch (upsampling) {
      case SHUFFLE ->
          List.of(
              new Convolution(4 * filters, 3, 1, 1, true).withEqualFilters(icnr ? 4 : 1),
              new PixelShuffle(2),
              new PRelu());
      case RESIZE -> List.of(ResizingConvolution.upsampled(filters, 3, true), new PRelu());
    };
  }

  /**
   * How far the layers reach: half of each window, in pixels of the small image, rounded up where
   * feature maps are larger. The interpolation reaches two pixels, less than these.
   */
  Locality locality(int factor) {
    int doublings = Integer.numberOfTrailingZeros(factor);
    int last = (kernel / 2 + factor - 1) / factor;
    return new Locality(1, kernel / 2 + 2 * blocks + 1 + doublings + last + 1);
  }
}
