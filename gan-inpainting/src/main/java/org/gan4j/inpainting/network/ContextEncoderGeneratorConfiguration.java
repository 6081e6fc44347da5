package org.gan4j.inpainting.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.nn.Halvings;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.ConditionConcatenation;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.TransposedConvolution;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@link ContextEncoderGeneratorProvider}. The image is halved until it is 4 to 7
 * pixels small; from there the region is doubled up.
 *
 * @param filters channels of the first two layers; twice as many at each further half
 * @param connection what connects encoder and decoder
 * @param bottleneck numbers in between, for {@link Connection#BOTTLENECK}; null for 4000 from 128
 *     pixels on, 512 below
 * @param noise where the latent enters, if the experiment has one
 * @param negativeSlope of the encoder's leaky ReLU, in [0, 1)
 * @param initialization how weights are drawn
 */
public record ContextEncoderGeneratorConfiguration(
    @Option(
            value = "Channels of the first two layers; they double with each further halving",
            defaultValue = "64",
            min = 1,
            max = 100_000)
        int filters,
    @Option(
            value =
                "Connection of encoder and decoder: bottleneck, a layer over all channels; channelwise, a dense layer for each channel",
            defaultValue = "\"bottleneck\"")
        Connection connection,
    @Option(
            value = "Units of the bottleneck; if absent, 4000 from 128 pixels on, and 512 below",
            min = 1,
            max = 1_000_000)
        @Nullable Integer bottleneck,
    @Option(
            value =
                "Where a latent enters: input, as further channels of the image; bottleneck, between encoder and decoder, which is faster",
            defaultValue = "\"input\"")
        Noise noise,
    @Option(
            value = "Slope of the encoder's leaky ReLU for negative numbers",
            defaultValue = "0.2",
            min = 0,
            below = 1)
        double negativeSlope,
    @Option(
            value = "Distribution of the initial weights",
            defaultValue = "{\"type\": \"normal\", \"standardDeviation\": 0.02}")
        Initialization initialization) {
  private static final int PUBLISHED_BOTTLENECK = 4000;
  private static final int PUBLISHED_SIZE = 128;
  private static final int USUAL_BOTTLENECK = 512;

  /** The connection of encoder and decoder, by which every pixel can depend on every other. */
  public enum Connection {
    /** A layer over the whole image: Pathak's published code. */
    BOTTLENECK,
    /** Each channel by itself, then a convolution across channels: the paper's section 3.1. */
    CHANNELWISE
  }

  /** Where the latent enters (Zhu et al., "Toward multimodal image-to-image translation", 2017). */
  public enum Noise {
    /** Beside the code of the image. */
    BOTTLENECK,
    /** Beside the pixels: a further channel for each number, equal everywhere. */
    INPUT
  }

  /**
   * The layers.
   *
   * @param seen the shape of the first layer's input
   * @param latent how many numbers of noise enter at the bottleneck, 0 for none
   * @param made the shape of the output
   */
  NetworkDefinition definition(SampleShape seen, int latent, SampleShape made) {
    Halvings down = ContextEncoderHalvings.of(seen, "images", "generator");
    Halvings up = ContextEncoderHalvings.of(made, "a hole", "generator");
    List<Layer> layers = new ArrayList<>();
    for (int level = 0; level < down.count(); level++) {
      layers.add(new Convolution(encoderChannels(level), 4, 2, 1, level == 0));
      if (level > 0) {
        layers.add(new BatchNorm());
      }
      layers.add(Elementwise.leakyRelu(negativeSlope));
    }
    SampleShape bottom = SampleShape.image(decoderChannels(up.count()), up.height(), up.width());
    connect(layers, bottom, latent, Math.max(seen.height(), seen.width()));
    for (int level = up.count() - 1; level > 0; level--) {
      layers.add(new TransposedConvolution(decoderChannels(level), 4, 2, 1, false));
      layers.addAll(norm());
    }
    layers.add(new TransposedConvolution(made.channels(), 4, 2, 1, true));
    layers.add(Elementwise.tanh());
    return NetworkDefinition.of(layers).withInitialization(initialization);
  }

  private void connect(List<Layer> layers, SampleShape bottom, int latent, int size) {
    switch (connection) {
      case BOTTLENECK -> {
        int standard = size >= PUBLISHED_SIZE ? PUBLISHED_BOTTLENECK : USUAL_BOTTLENECK;
        // A convolution that covers its whole input, and its transpose, as matrices.
        layers.add(Reshape.flattenChannelsLast());
        layers.add(new Dense(bottleneck == null ? standard : bottleneck, false));
        layers.addAll(leakyNorm());
        layers.addAll(noise(latent));
        layers.add(new Dense(bottom.length(), false));
        layers.add(Reshape.toImageChannelsLast(bottom));
        layers.addAll(norm());
      }
      case CHANNELWISE -> {
        layers.add(new ChannelwiseDense(bottom.height(), bottom.width()));
        layers.addAll(leakyNorm());
        layers.addAll(noise(latent));
        layers.add(new Convolution(bottom.channels(), 1, 1, 0, false));
        layers.addAll(norm());
      }
    }
  }

  private static List<Layer> noise(int latent) {
    return latent == 0 ? List.of() : List.of(new ConditionConcatenation(latent));
  }

  /** The first two layers have as many. */
  private int encoderChannels(int level) {
    return Math.multiplyExact(filters, 1 << Math.max(0, level - 1));
  }

  /** The channels of the decoder where the region has been halved that many times. */
  private int decoderChannels(int level) {
    return Math.multiplyExact(filters, 1 << (level - 1));
  }

  private List<Layer> leakyNorm() {
    return List.of(new BatchNorm(), Elementwise.leakyRelu(negativeSlope));
  }

  private static List<Layer> norm() {
    return List.of(new BatchNorm(), Elementwise.relu());
  }
}
