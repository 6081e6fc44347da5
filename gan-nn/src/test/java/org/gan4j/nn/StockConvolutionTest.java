package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.TransposedConvolution;
import org.gan4j.nn.layers.Upsample;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Our layers against Deeplearning4j's own on random shapes, in float32. Sums of n products that
 * were rounded in another order differ by about √n · 6e-8 of the size of the products; Winograd's
 * algorithm by about ten times that. 1e-4 of the largest value leaves room for n = 10,000.
 */
class StockConvolutionTest {
  private static final double TOLERANCE = 1e-4;

  private record Settings(
      int channels, int filters, int kernel, int stride, int padding, boolean bias) {}

  private static Settings settings(RandomGenerator random) {
    if (random.nextInt(3) == 0) {
      // What DCGANs are made of, with channels enough for the fast ways.
      return new Settings(
          16 << random.nextInt(2), 16 << random.nextInt(2), 4, 2, 1, random.nextBoolean());
    }
    int kernel = 1 + random.nextInt(5);
    return new Settings(
        1 + random.nextInt(8),
        1 + random.nextInt(8),
        kernel,
        1 + random.nextInt(3),
        random.nextInt((kernel + 1) / 2),
        random.nextBoolean());
  }

  @RepeatedTest(60)
  void convolvesAsTheStockLayerDoes(RepetitionInfo repetition) {
    RandomKey key = RandomKey.ofSeed(repetition.getCurrentRepetition());
    RandomGenerator random = key.split("settings").generator();
    Settings s = settings(random);
    int height = s.kernel() + random.nextInt(12);
    int width = s.kernel() + random.nextInt(12);
    Layer stock =
        new ConvolutionLayer.Builder(s.kernel(), s.kernel())
            .stride(s.stride(), s.stride())
            .padding(s.padding(), s.padding())
            .nOut(s.filters())
            .hasBias(s.bias())
            .activation(Activation.IDENTITY)
            .build();
    Layer ours = new Convolution(s.filters(), s.kernel(), s.stride(), s.padding(), s.bias());
    // Stock weights are [filters, channels, kernel, kernel].
    compare(ours, stock, SampleShape.image(s.channels(), height, width), key, 2, 3, 1, 0);
  }

  @RepeatedTest(60)
  void convolvesTransposedAsTheStockLayerDoes(RepetitionInfo repetition) {
    RandomKey key = RandomKey.ofSeed(1000 + repetition.getCurrentRepetition());
    RandomGenerator random = key.split("settings").generator();
    Settings s = settings(random);
    int height = 1 + s.padding() + random.nextInt(8);
    int width = 1 + s.padding() + random.nextInt(8);
    Layer stock =
        new Deconvolution2D.Builder(s.kernel(), s.kernel())
            .stride(s.stride(), s.stride())
            .padding(s.padding(), s.padding())
            .nOut(s.filters())
            .hasBias(s.bias())
            .activation(Activation.IDENTITY)
            .build();
    Layer ours =
        new TransposedConvolution(s.filters(), s.kernel(), s.stride(), s.padding(), s.bias());
    // Stock weights are [channels, filters, kernel, kernel].
    compare(ours, stock, SampleShape.image(s.channels(), height, width), key, 2, 3, 1, 0);
  }

  @Test
  void upsamplesAsTheStockLayerDoes() {
    RandomKey key = RandomKey.ofSeed(3);
    SampleShape image = SampleShape.image(3, 4, 5);
    // A stock convolution in front, since a network without parameters is none.
    Layer first = new Convolution(2, 3, 1, 1, true);
    try (LayeredNetwork ours = network(List.of(first, new Upsample(3)), image);
        LayeredNetwork stock =
            network(List.of(first, new Upsampling2D.Builder(3).build()), image)) {
      compare(ours, stock, gaussian(key, image.batch(2)));
    }
  }

  @Test
  void worksWithoutNativeAccelerators() {
    Nd4j.getEnvironment().allowHelpers(false);
    try {
      RandomKey key = RandomKey.ofSeed(5);
      Layer stock =
          new ConvolutionLayer.Builder(4, 4)
              .stride(2, 2)
              .padding(1, 1)
              .nOut(16)
              .activation(Activation.IDENTITY)
              .build();
      SampleShape image = SampleShape.image(16, 12, 12);
      compare(new Convolution(16, 4, 2, 1, true), stock, image, key, 2, 3, 1, 0);
    } finally {
      Nd4j.getEnvironment().allowHelpers(true);
    }
  }

  private static void compare(
      Layer oursLayer, Layer stockLayer, SampleShape input, RandomKey key, int... order) {
    try (LayeredNetwork ours = network(List.of(oursLayer), input);
        LayeredNetwork stock = network(List.of(stockLayer), input)) {
      for (Parameter parameter : stock.parameters().named()) {
        INDArray own = same(ours, parameter).value();
        own.assign(
            parameter.role() == Role.WEIGHT
                ? parameter.value().permute(order)
                : parameter.value().reshape(own.shape()));
      }
      int batch = 1 + key.split("batch").generator().nextInt(5);
      compare(ours, stock, gaussian(key, input.batch(batch)));
      for (Parameter parameter : stock.parameters().named()) {
        INDArray expected =
            parameter.role() == Role.WEIGHT
                ? parameter.gradient().permute(order)
                : parameter.gradient();
        assertClose(same(ours, parameter).gradient(), expected, parameter.name());
      }
    }
  }

  private static Parameter same(LayeredNetwork network, Parameter parameter) {
    return network.parameters().named().stream()
        .filter(own -> own.role() == parameter.role())
        .findFirst()
        .orElseThrow();
  }

  private static void compare(LayeredNetwork ours, LayeredNetwork stock, INDArray input) {
    RandomKey key = RandomKey.ofSeed(9);
    try (Pass own = ours.forward(input, null, Mode.TRAIN, key);
        Pass reference = stock.forward(input, null, Mode.TRAIN, key)) {
      assertClose(own.output(), reference.output(), "output");
      INDArray gradient = gaussian(RandomKey.ofSeed(7), own.output().shape());
      INDArray inputGradient = Objects.requireNonNull(own.backward(gradient.dup(), Wrt.BOTH));
      INDArray expected = Objects.requireNonNull(reference.backward(gradient.dup(), Wrt.BOTH));
      assertClose(inputGradient, expected, "input gradient");
    }
  }

  private static void assertClose(INDArray actual, INDArray expected, String what) {
    double scale = Math.max(1, expected.amaxNumber().doubleValue());
    double error =
        actual.reshape(expected.shape()).sub(expected).amaxNumber().doubleValue() / scale;
    assertThat(error).as(what).isLessThan(TOLERANCE);
  }

  private static LayeredNetwork network(List<Layer> layers, SampleShape input) {
    return TestNetworks.network(input, layers, DataType.FLOAT);
  }

  private static INDArray gaussian(RandomKey key, long... shape) {
    INDArray array = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', shape);
    key.fillGaussian(array, 0, 1);
    return array;
  }
}
