package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.nn.TestNetworks.gaussian;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Reshape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class FeatureGradientTest {
  private static final SampleShape IMAGE = SampleShape.image(2, 6, 6);
  private static final RandomKey KEY = RandomKey.ofSeed(99);

  static Stream<Arguments> networks() {
    return Stream.of(
        argumentSet(
            "perceptron",
            List.of(Reshape.flatten(), new Dense(6), Elementwise.tanh(), new Dense(1)),
            6),
        argumentSet(
            "convolution and batch norm",
            List.of(
                new Convolution(3, 4, 2, 1, true),
                new BatchNorm(),
                Elementwise.leakyRelu(0.2),
                Reshape.flattenChannelsLast(),
                new Dense(1)),
            27),
        argumentSet(
            "convolution at the end",
            List.of(
                new Convolution(3, 4, 2, 1, true),
                Elementwise.tanh(),
                new Convolution(1, 3, 1, 0, false),
                Reshape.flatten()),
            27),
        argumentSet(
            "stock layers",
            List.of(
                Elementwise.tanh(),
                TestNetworks.stockDense(5, Activation.TANH),
                TestNetworks.stockDense(1, Activation.IDENTITY)),
            5));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void addsToTheGradientOfTheOutput(List<Layer> layers, int features) {
    try (LayeredNetwork network = TestNetworks.network(IMAGE, layers, DataType.DOUBLE)) {
      INDArray samples = gaussian(1, DataType.DOUBLE, IMAGE.batch(3));
      INDArray outputWeights = gaussian(2, DataType.DOUBLE, 3, 1);
      INDArray featureWeights = gaussian(3, DataType.DOUBLE, 3, features);
      INDArray gradient;
      try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY)) {
        assertThat(pass.features().shape()).containsExactly(3, features);
        gradient = pass.backwardToInput(outputWeights.dup(), featureWeights.dup()).dup();
      }
      DoubleSupplier objective =
          () -> {
            try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY)) {
              return pass.output().mul(outputWeights).sumNumber().doubleValue()
                  + pass.features().mul(featureWeights).sumNumber().doubleValue();
            }
          };
      GradientCheck.compare(objective, samples, gradient, "input");
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void areThoseThatTheNetworkOffersOutsideOfAPass(List<Layer> layers, int features) {
    try (LayeredNetwork network = TestNetworks.network(IMAGE, layers, DataType.DOUBLE)) {
      INDArray samples = gaussian(1, DataType.DOUBLE, IMAGE.batch(3));
      try (Pass pass = network.forward(samples, null, Mode.INFER, KEY)) {
        double difference =
            pass.features().sub(network.features(samples, null)).amaxNumber().doubleValue();
        assertThat(difference).isCloseTo(0, within(1e-12));
      }
    }
  }
}
