package org.gan4j.inpainting.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.component.Option;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.nn.Halvings;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Reshape;

/**
 * Settings of {@link ContextEncoderDiscriminatorProvider}. Its input is halved until it is 4 to 7
 * pixels small.
 *
 * @param filters channels of the first layer; twice as many at each further half
 * @param negativeSlope of the leaky ReLU, in [0, 1)
 * @param initialization how weights are drawn
 */
public record ContextEncoderDiscriminatorConfiguration(
    @Option(
            value = "Channels of the first layer; they double with each further halving",
            defaultValue = "64",
            min = 1,
            max = 100_000)
        int filters,
    @Option(
            value = "Slope of the leaky ReLU for negative numbers",
            defaultValue = "0.2",
            min = 0,
            below = 1)
        double negativeSlope,
    @Option(
            value = "Distribution of the initial weights",
            defaultValue = "{\"type\": \"normal\", \"standardDeviation\": 0.02}")
        Initialization initialization) {

  NetworkDefinition definition(DiscriminatorContext context) {
    Halvings down = ContextEncoderHalvings.of(context.input(), "samples", "discriminator");
    List<Layer> layers = new ArrayList<>();
    for (int level = 0; level < down.count(); level++) {
      int channels = Math.multiplyExact(filters, 1 << level);
      layers.add(new Convolution(channels, 4, 2, 1, level == 0));
      if (level > 0) {
        layers.add(new BatchNorm());
      }
      layers.add(Elementwise.leakyRelu(negativeSlope));
    }
    // A convolution that covers its whole input, as a matrix.
    layers.add(Reshape.flattenChannelsLast());
    layers.add(new Dense(context.outputs()));
    return NetworkDefinition.of(layers).withInitialization(initialization);
  }
}
