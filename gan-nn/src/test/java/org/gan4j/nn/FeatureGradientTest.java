package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.nn.TestNetworks.gaussian;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Reshape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

  /** An objective Σ weight · output + Σ weight · feature, either sum of which may be missing. */
  private record Objective(@Nullable INDArray ofOutput, @Nullable INDArray ofFeatures) {

    double of(Pass pass) {
      double value = 0;
      if (ofOutput != null) {
        value += pass.output().mul(ofOutput).sumNumber().doubleValue();
      }
      if (ofFeatures != null) {
        value += pass.features().mul(ofFeatures).sumNumber().doubleValue();
      }
      return value;
    }

    @Nullable INDArray backward(Pass pass, Wrt wrt) {
      // Copies, since a backward pass may overwrite them.
      return pass.backward(copy(ofOutput), copy(ofFeatures), wrt);
    }

    private static @Nullable INDArray copy(@Nullable INDArray array) {
      return array == null ? null : array.dup();
    }
  }

  private static void check(LayeredNetwork network, Objective objective) {
    INDArray samples = gaussian(1, DataType.DOUBLE, IMAGE.batch(3));
    DoubleSupplier value =
        () -> {
          try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY)) {
            return objective.of(pass);
          }
        };
    network.parameters().clearGradient();
    INDArray gradient;
    try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY)) {
      gradient = Objects.requireNonNull(objective.backward(pass, Wrt.BOTH)).dup();
    }
    GradientCheck.compare(value, samples, gradient, "input");
    GradientCheck.compare(value, network.parameters());
    INDArray both = network.parameters().gradient().dup();

    network.parameters().clearGradient();
    try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY)) {
      assertThat(objective.backward(pass, Wrt.INPUT)).isEqualTo(gradient);
    }
    assertThat(network.parameters().gradient().amaxNumber().doubleValue()).isZero();
    try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY)) {
      assertThat(objective.backward(pass, Wrt.PARAMETERS)).isNull();
    }
    // The same sums, but the first layer may add them up another way without its input's gradient.
    assertThat(network.parameters().gradient().equalsWithEps(both, 1e-12)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void addsToTheGradientOfTheOutput(List<Layer> layers, int features) {
    try (LayeredNetwork network = TestNetworks.network(IMAGE, layers, DataType.DOUBLE);
        Pass pass =
            network.forward(gaussian(1, DataType.DOUBLE, IMAGE.batch(3)), null, Mode.TRAIN, KEY)) {
      assertThat(pass.features().shape()).containsExactly(3, features);
      check(
          network,
          new Objective(
              gaussian(2, DataType.DOUBLE, 3, 1), gaussian(3, DataType.DOUBLE, 3, features)));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void standsAlone(List<Layer> layers, int features) {
    try (LayeredNetwork network = TestNetworks.network(IMAGE, layers, DataType.DOUBLE)) {
      check(network, new Objective(null, gaussian(3, DataType.DOUBLE, 3, features)));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void mayBeAbsent(List<Layer> layers, int features) {
    try (LayeredNetwork network = TestNetworks.network(IMAGE, layers, DataType.DOUBLE)) {
      check(network, new Objective(gaussian(2, DataType.DOUBLE, 3, 1), null));
    }
  }

  @Test
  void leavesStatisticsBehindTheFeaturesAlone() {
    List<Layer> layers = List.of(Reshape.flatten(), new Dense(4), new BatchNorm(0.5, 1e-5));
    try (LayeredNetwork network = TestNetworks.network(IMAGE, layers, DataType.DOUBLE)) {
      INDArray before = network.parameters().values().dup();
      INDArray samples = gaussian(1, DataType.DOUBLE, IMAGE.batch(3));
      // The norm is the last layer with parameters, so that the features are what it sees.
      try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY)) {
        pass.backward(null, gaussian(3, DataType.DOUBLE, 3, 4), Wrt.PARAMETERS);
      }
      try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY)) {
        pass.backward(gaussian(2, DataType.DOUBLE, 3, 4), Wrt.PARAMETERS);
      }
      INDArray mean;
      try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY)) {
        mean = pass.features().mean(0);
      }
      network.update((values, gradient, step) -> {}, 0);
      // Only one of the two passes recorded: half of the way from 0 to the mean of the batch.
      for (Parameter parameter : network.parameters().named()) {
        if (parameter.name().endsWith("/mean")) {
          assertThat(parameter.value().equalsWithEps(mean.mul(0.5), 1e-12)).isTrue();
        }
      }
      assertThat(network.parameters().values()).isNotEqualTo(before);
    }
  }

  @Test
  void refusesGradientsThatDoNotFit() {
    List<Layer> layers = List.of(Reshape.flatten(), new Dense(4), new Dense(1));
    try (LayeredNetwork network = TestNetworks.network(IMAGE, layers, DataType.DOUBLE);
        Pass pass =
            network.forward(gaussian(1, DataType.DOUBLE, IMAGE.batch(3)), null, Mode.TRAIN, KEY)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> pass.backward(null, null, Wrt.BOTH))
          .withMessage("a backward pass needs at least one gradient");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> pass.backward(null, gaussian(3, DataType.DOUBLE, 3, 5), Wrt.BOTH))
          .withMessage("the feature gradient must have the features' shape [3, 4], not [3, 5]");
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
