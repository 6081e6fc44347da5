package org.gan4j.translation.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Concatenate;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dropout;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Initialization;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@link UNetProvider}. The defaults are those of Isola et al. 2017, section 6.1.
 *
 * @param filters channels after the first halving; they double with each further one, up to eight
 *     times as many
 * @param levels how often the image is halved at most; null for as often as possible, down to one
 *     pixel
 * @param normalization of hidden layers
 * @param dropout share of activations that the innermost decoder layers drop in training, in [0, 1)
 * @param negativeSlope of the encoder's leaky ReLU, in [0, 1)
 * @param initialization how weights are drawn
 * @param upsampling how the decoder doubles an image
 */
public record UNetConfiguration(
    @Option(
            value =
                "Channels after the first halving; they double with each further one, up to eight"
                    + " times as many",
            defaultValue = "64",
            min = 1,
            max = 10_000)
        int filters,
    @Option(
            value = "How often the image is halved at most; if absent, down to one pixel",
            min = 1,
            max = 30)
        @Nullable Integer levels,
    @Option(
            value =
                "Normalization of hidden layers: none, batch, instance; images of one pixel are not"
                    + " normalized",
            defaultValue = "\"batch\"")
        Normalization normalization,
    @Option(
            value =
                "Share of the activations that the innermost decoder layers drop in training, in"
                    + " place of noise; 0 for none",
            defaultValue = "0.5",
            min = 0,
            below = 1)
        double dropout,
    @Option(
            value = "Slope of the encoder's leaky ReLU for negative numbers",
            defaultValue = "0.2",
            min = 0,
            below = 1)
        double negativeSlope,
    @Option(
            value = "Distribution of the initial weights",
            defaultValue = "{\"type\": \"normal\", \"standardDeviation\": 0.02}")
        Initialization initialization,
    @Option(
            value =
                "How the decoder doubles an image: transposed, by transposed convolutions; resize,"
                    + " by repeated pixels and a convolution, without fine dots",
            defaultValue = "\"transposed\"")
        Upsampling upsampling) {
  private static final int MOST_FACTOR = 8;
  private static final int MOST_DROPPING = 3;

  /** In images of 256 pixels, three of eight levels drop; smaller images have fewer levels. */
  private static final int LEVELS_WITHOUT = 4;

  /**
   * The layers.
   *
   * @param output the shape of the output; the input has its height and width
   */
  NetworkDefinition definition(SampleShape output) {
    UNetLevels sizes = UNetLevels.of(output, levels);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Convolution(channels(0), sizes.kernel(0), 2, 1, true));
    layers.add(Elementwise.leakyRelu(negativeSlope));
    if (sizes.count() > 1) {
      layers.add(level(sizes, 1));
    }
    layers.addAll(upsampling.layers(output.channels(), sizes.kernel(0), true));
    layers.add(Elementwise.tanh());
    return NetworkDefinition.of(layers).withInitialization(initialization);
  }

  /** The image after so many halvings, and beside it what smaller images say about it. */
  private FastLayer level(UNetLevels sizes, int halvings) {
    int kernel = sizes.kernel(halvings);
    List<FastLayer> layers = new ArrayList<>();
    int height = sizes.height(halvings + 1);
    int width = sizes.width(halvings + 1);
    layers.add(
        new Convolution(channels(halvings), kernel, 2, 1, normalization.needsBias(height, width)));
    layers.addAll(normalization.layers(height, width));
    layers.add(Elementwise.leakyRelu(negativeSlope));
    if (halvings + 1 < sizes.count()) {
      layers.add(level(sizes, halvings + 1));
    }
    layers.addAll(
        upsampling.layers(channels(halvings - 1), kernel, normalization == Normalization.NONE));
    layers.addAll(normalization.layers(sizes.height(halvings), sizes.width(halvings)));
    if (dropout > 0 && halvings >= sizes.count() - dropping(sizes)) {
      layers.add(new Dropout(1 - dropout));
    }
    layers.add(Elementwise.relu());
    return Concatenate.withInput(layers);
  }

  private static int dropping(UNetLevels sizes) {
    return Math.max(0, Math.min(MOST_DROPPING, sizes.count() - LEVELS_WITHOUT));
  }

  private int channels(int level) {
    return Math.multiplyExact(filters, Math.min(MOST_FACTOR, 1 << Math.min(level, 3)));
  }
}
