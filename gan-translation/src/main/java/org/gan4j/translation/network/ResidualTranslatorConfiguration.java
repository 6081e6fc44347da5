package org.gan4j.translation.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Residual;
import org.gan4j.nn.layers.TransposedConvolution;

/**
 * Settings of {@link ResidualTranslatorProvider}. The defaults are those of Zhu et al. 2017,
 * section 7.2, for pictures of 128 pixels; they use 9 blocks from 256 pixels on.
 *
 * @param filters channels at the full size; they double with each halving
 * @param halvings how often the picture is halved
 * @param blocks residual blocks at the smallest size
 * @param normalization of hidden layers
 * @param initialization how weights are drawn
 */
public record ResidualTranslatorConfiguration(
    @Option(
            value = "Channels at the full size; they double with each halving",
            defaultValue = "64",
            min = 1,
            max = 10_000)
        int filters,
    @Option(value = "How often the picture is halved", defaultValue = "2", min = 0, max = 6)
        int halvings,
    @Option(
            value = "Residual blocks at the smallest size; 9 from 256 pixels on in the paper",
            defaultValue = "6",
            min = 0,
            max = 100)
        int blocks,
    @Option(
            value = "Normalization of hidden layers: none, batch, instance",
            defaultValue = "\"instance\"")
        Normalization normalization,
    @Option(
            value = "Distribution of the initial weights",
            defaultValue = "{\"type\": \"normal\", \"standardDeviation\": 0.02}")
        Initialization initialization) {
  private static final int ENDS = 7;

  /**
   * The layers: c7s1, the halvings, the blocks, the doublings, c7s1.
   *
   * @param output the shape of the output; the input has its height and width
   * @throws GanException of kind USAGE if it cannot be halved so often
   */
  NetworkDefinition definition(SampleShape output) {
    requireDivisible(output);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Convolution(filters, ENDS, 1, ENDS / 2, bias()));
    layers.addAll(rectified(output.height(), output.width()));
    for (int level = 1; level <= halvings; level++) {
      layers.add(new Convolution(channels(level), 3, 2, 1, bias()));
      layers.addAll(rectified(output.height() >> level, output.width() >> level));
    }
    for (int block = 0; block < blocks; block++) {
      layers.add(block(output.height() >> halvings, output.width() >> halvings));
    }
    for (int level = halvings - 1; level >= 0; level--) {
      layers.add(new TransposedConvolution(channels(level), 4, 2, 1, bias()));
      layers.addAll(rectified(output.height() >> level, output.width() >> level));
    }
    layers.add(new Convolution(output.channels(), ENDS, 1, ENDS / 2, true));
    layers.add(Elementwise.tanh());
    return NetworkDefinition.of(layers).withInitialization(initialization);
  }

  private void requireDivisible(SampleShape image) {
    int step = 1 << halvings;
    if (image.height() % step != 0 || image.width() % step != 0) {
      throw GanException.usage(
          String.format(Locale.ROOT, "images of %s cannot be halved %d times", image, halvings),
          "generator.halvings",
          String.format(
              Locale.ROOT,
              "use images of %d×%d, the nearest size that can, or fewer halvings",
              nearest(image.height(), step),
              nearest(image.width(), step)));
    }
  }

  private static int nearest(int length, int step) {
    return Math.max(step, (length + step / 2) / step * step);
  }

  private boolean bias() {
    return normalization == Normalization.NONE;
  }

  private FastLayer block(int height, int width) {
    int channels = channels(halvings);
    List<FastLayer> layers = new ArrayList<>();
    layers.add(new Convolution(channels, 3, 1, 1, bias()));
    layers.addAll(rectified(height, width));
    layers.add(new Convolution(channels, 3, 1, 1, bias()));
    layers.addAll(normalization.layers(height, width));
    return new Residual(layers);
  }

  private List<FastLayer> rectified(int height, int width) {
    List<FastLayer> layers = new ArrayList<>(normalization.layers(height, width));
    layers.add(Elementwise.relu());
    return layers;
  }

  private int channels(int level) {
    return Math.multiplyExact(filters, 1 << level);
  }
}
