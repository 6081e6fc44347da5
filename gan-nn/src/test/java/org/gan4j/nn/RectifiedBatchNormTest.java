package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.ActivationFunction;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Two layers in one must do what the two do. */
class RectifiedBatchNormTest {
  private static final SampleShape IMAGE = SampleShape.image(5, 4, 6);
  private static final RandomKey KEY = RandomKey.ofSeed(3);

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void doesWhatTheTwoLayersDo(DataType type) {
    double tolerance = type == DataType.FLOAT ? 1e-4 : 1e-10;
    BatchNorm norm = new BatchNorm();
    // Keeps the two from being fused.
    Elementwise between = Elementwise.of(ActivationFunction.IDENTITY);
    try (LayeredNetwork two =
            TestNetworks.network(IMAGE, List.of(norm, between, Elementwise.leakyRelu(0.2)), type);
        LayeredNetwork one =
            TestNetworks.network(IMAGE, List.of(norm, Elementwise.leakyRelu(0.2)), type)) {
      for (Parameter parameter : two.parameters().named()) {
        if (!parameter.name().endsWith("variance")) {
          INDArray draws = gaussian(type, parameter.name(), parameter.value().shape());
          parameter.value().assign(draws);
        }
      }
      one.parameters().values().assign(two.parameters().values());
      INDArray x = gaussian(type, "x", IMAGE.batch(7));
      try (Pass expected = two.forward(x, null, Mode.TRAIN, KEY);
          Pass actual = one.forward(x, null, Mode.TRAIN, KEY)) {
        assertClose(actual.output(), expected.output(), tolerance);
        INDArray dy = gaussian(type, "dy", IMAGE.batch(7));
        assertClose(
            Objects.requireNonNull(actual.backward(dy.dup(), Wrt.BOTH)),
            Objects.requireNonNull(expected.backward(dy.dup(), Wrt.BOTH)),
            tolerance);
      }
      assertClose(one.parameters().gradient(), two.parameters().gradient(), tolerance);
      one.update((values, gradient, step) -> values.subi(gradient), 0);
      two.update((values, gradient, step) -> values.subi(gradient), 0);
      assertClose(one.parameters().values(), two.parameters().values(), tolerance);
      try (Pass expected = two.forward(x, null, Mode.INFER, KEY);
          Pass actual = one.forward(x, null, Mode.INFER, KEY)) {
        assertClose(actual.output(), expected.output(), 10 * tolerance);
      }
    }
  }

  @Test
  void countsAsOneLayer() {
    List<Layer> layers =
        List.of(
            new Convolution(3, 3, 1, 1, false),
            new BatchNorm(),
            Elementwise.relu(),
            new Convolution(2, 3, 1, 1, false),
            new BatchNorm(),
            Elementwise.tanh());
    try (LayeredNetwork network = TestNetworks.network(IMAGE, layers, DataType.FLOAT)) {
      assertThat(network.parameters().named())
          .extracting(Parameter::name)
          .containsExactly(
              "0-convolution/weights",
              "1-rectified-batch-norm/scale",
              "1-rectified-batch-norm/shift",
              "1-rectified-batch-norm/mean",
              "1-rectified-batch-norm/variance",
              "2-convolution/weights",
              "3-batch-norm/scale",
              "3-batch-norm/shift",
              "3-batch-norm/mean",
              "3-batch-norm/variance");
    }
  }

  @Test
  void keepsPreprocessorsBeforeTheirLayers() {
    FeedForwardToCnnPreProcessor image = new FeedForwardToCnnPreProcessor(2, 2, 1);
    FusedLayers fused =
        FusedLayers.of(
            new NetworkDefinition(
                List.of(
                    new Dense(4),
                    new BatchNorm(),
                    Elementwise.relu(),
                    new Convolution(1, 1, 1, 0, true),
                    new BatchNorm(),
                    Elementwise.relu()),
                Map.of(3, image, 5, new CnnToFeedForwardPreProcessor(2, 2, 1)),
                Initialization.standard(),
                Conditioning.concatenation()));
    assertThat(fused.layers()).hasSize(5);
    assertThat(fused.preprocessors()).containsOnlyKeys(2, 4).containsEntry(2, image);
  }

  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    double error = actual.sub(expected).amaxNumber().doubleValue();
    assertThat(error).isLessThan(tolerance * Math.max(1, expected.amaxNumber().doubleValue()));
  }

  private static INDArray gaussian(DataType type, String purpose, long... shape) {
    INDArray array = Nd4j.createUninitializedDetached(type, 'c', shape);
    KEY.split(purpose).fillGaussian(array, 0.5, 1);
    return array;
  }
}
