package org.gan4j.nn;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.TransposedConvolution;
import org.gan4j.nn.layers.Upsample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

class ImageLayerGradientTest {
  private static final SampleShape IMAGE = SampleShape.image(2, 6, 8);
  private static final SampleShape GRAY = SampleShape.image(1, 4, 4);
  private static final SampleShape VECTOR = SampleShape.vector(5);

  static Stream<Arguments> layers() {
    return Stream.of(
        argumentSet("convolution", IMAGE, List.of(new Convolution(3, 4, 2, 1, true))),
        argumentSet("one channel", GRAY, List.of(new Convolution(3, 4, 2, 1, true))),
        argumentSet("many channels", SampleShape.image(6, 5, 4), List.of(conv(3, 3, 1, 1))),
        argumentSet("with a rest", IMAGE, List.of(conv(5, 3, 1, 0), conv(2, 3, 2, 0))),
        argumentSet("whole image", GRAY, List.of(conv(5, 4, 1, 0))),
        argumentSet("transposed", IMAGE, List.of(new TransposedConvolution(3, 4, 2, 1, true))),
        argumentSet("transposed to one", IMAGE, List.of(deconv(5, 3, 1, 1), deconv(1, 4, 2, 1))),
        argumentSet(
            "transposed from a point",
            VECTOR,
            List.of(new Reshape(SampleShape.image(5, 1, 1)), deconv(4, 4, 1, 0))),
        argumentSet(
            "upsampling", GRAY, List.of(new Upsample(2), conv(2, 3, 1, 1), new Upsample(3))),
        argumentSet(
            "channels last",
            VECTOR,
            List.of(
                new Dense(12),
                Reshape.toImageChannelsLast(SampleShape.image(3, 2, 2)),
                conv(2, 3, 1, 1),
                Reshape.flattenChannelsLast(),
                new Dense(2))),
        argumentSet(
            "discriminator",
            SampleShape.image(1, 8, 8),
            List.of(
                new Convolution(3, 4, 2, 1, true),
                Elementwise.leakyRelu(0.2),
                conv(4, 4, 2, 1),
                new BatchNorm(),
                Elementwise.leakyRelu(0.2),
                Reshape.flatten(),
                new Dense(1))),
        argumentSet(
            "rectified batch norm",
            IMAGE,
            List.of(conv(4, 3, 1, 1), new BatchNorm(), Elementwise.leakyRelu(0.2))),
        argumentSet(
            "among stock layers",
            IMAGE,
            List.of(
                new ConvolutionLayer.Builder(3, 3).nOut(5).activation(Activation.TANH).build(),
                conv(5, 3, 1, 1),
                new BatchNormalization.Builder().useLogStd(false).build(),
                conv(3, 3, 1, 1),
                new ConvolutionLayer.Builder(2, 2).nOut(2).activation(Activation.TANH).build())));
  }

  private static Layer conv(int filters, int kernel, int stride, int padding) {
    return new Convolution(filters, kernel, stride, padding, false);
  }

  private static Layer deconv(int filters, int kernel, int stride, int padding) {
    return new TransposedConvolution(filters, kernel, stride, padding, false);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void agreesWithFiniteDifferences(SampleShape input, List<Layer> layers) {
    try (LayeredNetwork network = TestNetworks.network(input, layers, DataType.DOUBLE)) {
      GradientCheck.check(network, TestNetworks.gaussian(1, DataType.DOUBLE, input.batch(3)), null);
    }
  }
}
