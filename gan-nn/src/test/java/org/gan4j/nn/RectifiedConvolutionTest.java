package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.nn.TestNetworks.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.InputGradient;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.kernels.CorrelationShape;
import org.gan4j.nn.kernels.RectifiedCorrelation;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.GroupedConvolution;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.Residual;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Grouped convolutions that rectify their input and output, in float32, against the layers one by
 * one in double precision. A number so close to zero that it has another sign in float32 changes
 * one of about 100,000 slopes by 0.8, which is up to 0.8 / √100,000 of a gradient's norm.
 */
class RectifiedConvolutionTest {
  private static final RandomKey KEY = RandomKey.ofSeed(99);

  /** 2,256 pixels, three images a portion: a portion of three and one of two. */
  private static final SampleShape IMAGE = SampleShape.image(8, 48, 47);

  private static final int BATCH = 5;
  private static final double TOLERANCE = 1e-2;

  private final int threads = Nd4j.getEnvironment().maxThreads();

  @AfterEach
  void takeTheUsualThreads() {
    Nd4j.getEnvironment().setMaxThreads(threads);
  }

  /** As in R3GAN; with a rectifier whose input is not kept; and with others than rectifiers. */
  static List<List<FastLayer>> branches() {
    return List.of(
        List.of(
            new Convolution(16, 1, 1, 0, true),
            Elementwise.leakyRelu(0.2),
            new GroupedConvolution(32, 3, 1, 1, 2, true),
            Elementwise.leakyRelu(0.1),
            new Convolution(8, 1, 1, 0, false)),
        List.of(
            Elementwise.relu(),
            new GroupedConvolution(16, 3, 1, 1, 1, false),
            Elementwise.relu(),
            new Convolution(8, 3, 1, 1, true)),
        List.of(
            new Convolution(16, 3, 1, 1, false),
            Elementwise.hardTanh(),
            new GroupedConvolution(16, 3, 1, 1, 2, true),
            Elementwise.hardTanh(),
            new Convolution(8, 1, 1, 0, true)));
  }

  private static LayeredNetwork network(List<FastLayer> branch, DataType dataType) {
    List<Layer> layers =
        List.of(new Residual(branch), new Residual(branch), Reshape.flatten(), new Dense(1));
    return TestNetworks.network(IMAGE, layers, dataType);
  }

  /** Output and gradients of a pass, and the gradient of a penalty of the input's gradient. */
  private static List<INDArray> results(LayeredNetwork network, DataType dataType) {
    INDArray input = gaussian(1, DataType.FLOAT, IMAGE.batch(BATCH)).castTo(dataType);
    List<INDArray> results = new ArrayList<>();
    network.parameters().clearGradient();
    try (Pass pass = network.forward(input, null, Mode.TRAIN, KEY)) {
      results.add(pass.output().dup());
      INDArray ones = Nd4j.ones(dataType, BATCH, 1);
      results.add(Objects.requireNonNull(pass.backward(ones, Wrt.BOTH)).dup());
      results.add(network.parameters().gradient().dup());
    }
    try (Pass pass = network.forward(input, null, Mode.TRAIN, KEY)) {
      results.add(pass.backwardToInput(Nd4j.ones(dataType, BATCH, 1)).dup());
    }
    network.parameters().clearGradient();
    try (InputGradient gradient = network.inputGradient(input, null, KEY)) {
      results.add(gradient.value().dup());
      gradient.backward(gradient.value());
      results.add(network.parameters().gradient().dup());
    }
    return results;
  }

  @ParameterizedTest
  @MethodSource("branches")
  void agreesWithTheLayersOneByOne(List<FastLayer> branch) {
    try (LayeredNetwork ours = network(branch, DataType.FLOAT);
        LayeredNetwork plain = network(branch, DataType.DOUBLE)) {
      INDArray parameters = plain.parameters().values().mul(0.2).castTo(DataType.FLOAT);
      plain.parameters().values().assign(parameters);
      ours.parameters().values().assign(parameters);
      List<INDArray> expected = results(plain, DataType.DOUBLE);
      List<INDArray> actual = results(ours, DataType.FLOAT);
      for (int i = 0; i < expected.size(); i++) {
        double size = expected.get(i).norm2Number().doubleValue();
        INDArray difference = actual.get(i).castTo(DataType.DOUBLE).subi(expected.get(i));
        assertThat(difference.norm2Number().doubleValue())
            .as("result %d", i)
            .isLessThan(TOLERANCE * size);
      }
    }
  }

  @Test
  void hasTheSameBitsForAnyNumberOfThreads() {
    CorrelationShape shape = new CorrelationShape(48, 47, 16, 32, 3, 1, 1);
    assertThat(RectifiedCorrelation.suits(shape, 2, DataType.FLOAT)).isTrue();
    List<float[]> alone = correlationResults(shape, 1);
    List<float[]> together = correlationResults(shape, 3);
    for (int i = 0; i < alone.size(); i++) {
      assertThat(together.get(i)).as("result %d", i).isEqualTo(alone.get(i));
    }
  }

  private static List<float[]> correlationResults(CorrelationShape shape, int count) {
    Nd4j.getEnvironment().setMaxThreads(count);
    INDArray x = gaussian(1, DataType.FLOAT, shape.large(8));
    INDArray dy = gaussian(2, DataType.FLOAT, shape.small(8));
    INDArray weights = gaussian(3, DataType.FLOAT, 3, 3, 8, 32);
    INDArray bias = gaussian(4, DataType.FLOAT, 32);
    INDArray y = Nd4j.zeros(DataType.FLOAT, shape.small(8));
    INDArray dx = Nd4j.zeros(DataType.FLOAT, shape.large(8));
    INDArray dw = Nd4j.zeros(DataType.FLOAT, 3, 3, 8, 32);
    INDArray db = Nd4j.zeros(DataType.FLOAT, 32);
    try (RectifiedCorrelation correlation = new RectifiedCorrelation(shape, 2)) {
      correlation.rectifyInput(0.2f);
      correlation.rectifyOutput(0.1f);
      correlation.forward(x, weights, bias, y);
      correlation.backward(x, x, weights, y, dy, dw, db, dx);
    }
    return Stream.of(y, dx, dw, db)
        .map(array -> array.reshape(array.length()).toFloatVector())
        .toList();
  }
}
