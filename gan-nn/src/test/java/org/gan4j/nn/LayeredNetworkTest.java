package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.nn.TestNetworks.gaussian;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Dropout;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Maxout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LayeredNetworkTest {
  private static final SampleShape INPUT = SampleShape.vector(5);
  private static final RandomKey KEY = RandomKey.ofSeed(7);
  private static final Optimizer GRADIENT_DESCENT =
      (values, gradient, step) -> values.subi(gradient.muli(0.1));

  static Stream<Arguments> stacks() {
    return Stream.of(
        argumentSet(
            "our layers",
            List.of(
                new Dropout(0.9),
                new Dense(6),
                new BatchNorm(),
                Elementwise.leakyRelu(0.2),
                new Maxout(4, 3),
                new Dropout(0.5),
                new Dense(3))),
        argumentSet(
            "stock layers",
            List.of(
                new DropoutLayer(0.9),
                TestNetworks.stockDense(6, Activation.TANH),
                TestNetworks.stockBatchNorm(),
                new ActivationLayer(Activation.LEAKYRELU),
                new DropoutLayer(0.5),
                TestNetworks.stockDense(3, Activation.IDENTITY))),
        argumentSet(
            "a mixture",
            List.of(
                new Dense(6),
                TestNetworks.stockBatchNorm(),
                Elementwise.tanh(),
                new DropoutLayer(0.5),
                new Dense(4),
                new BatchNorm(),
                TestNetworks.stockDense(3, Activation.TANH))));
  }

  private static LayeredNetwork network(List<Layer> layers) {
    return TestNetworks.network(INPUT, layers, DataType.FLOAT);
  }

  private static INDArray input(long seed) {
    return gaussian(seed, DataType.FLOAT, 8, 5);
  }

  private static INDArray weights(Pass pass) {
    return gaussian(3, DataType.FLOAT, pass.output().shape());
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void keepsOpenPassesApart(List<Layer> layers) {
    try (LayeredNetwork network = network(layers)) {
      INDArray one = gradientOf(network, input(1), KEY.split(1));
      INDArray other = gradientOf(network, input(2), KEY.split(2));

      try (Pass first = network.forward(input(1), null, Mode.TRAIN, KEY.split(1));
          Pass second = network.forward(input(2), null, Mode.TRAIN, KEY.split(2))) {
        first.backward(weights(first), Wrt.PARAMETERS);
        second.backward(weights(second), Wrt.PARAMETERS);
      }
      // The sum of two float vectors in another order of operations: a few units in the last place.
      assertClose(network.parameters().gradient(), one.add(other), 1e-5);
    }
  }

  private static INDArray gradientOf(LayeredNetwork network, INDArray input, RandomKey key) {
    try (Pass pass = network.forward(input, null, Mode.TRAIN, key)) {
      pass.backward(weights(pass), Wrt.PARAMETERS);
    }
    INDArray gradient = network.parameters().gradient().dup();
    network.parameters().clearGradient();
    return gradient;
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void changesNothingButByLearning(List<Layer> layers) {
    try (LayeredNetwork network = network(layers)) {
      float[] before = network.parameters().values().toFloatVector();

      for (Mode mode : Mode.values()) {
        network.forward(input(1), null, mode, KEY).close();
      }
      try (Pass pass = network.forward(input(1), null, Mode.TRAIN, KEY)) {
        pass.backward(weights(pass), Wrt.INPUT);
      }
      network.features(input(1), null);

      assertThat(network.parameters().values().toFloatVector()).isEqualTo(before);
      assertThat(network.parameters().gradient().toFloatVector()).containsOnly(0f);
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void keepsStatisticsWhereOnlyTheInputsGradientWasAskedFor(List<Layer> layers) {
    try (LayeredNetwork network = network(layers)) {
      float[] before = network.parameters().values().toFloatVector();
      try (Pass pass = network.forward(input(1), null, Mode.TRAIN, KEY)) {
        pass.backward(weights(pass), Wrt.INPUT);
      }
      network.update(GRADIENT_DESCENT, 0);
      assertThat(network.parameters().values().toFloatVector()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void givesTheSameInputGradientAloneAndWithTheParameters(List<Layer> layers) {
    try (LayeredNetwork network = network(layers)) {
      INDArray alone = inputGradient(network, Wrt.INPUT);
      INDArray together = inputGradient(network, Wrt.BOTH);
      assertThat(alone).isEqualTo(together);
    }
  }

  private static INDArray inputGradient(LayeredNetwork network, Wrt wrt) {
    try (Pass pass = network.forward(input(1), null, Mode.TRAIN, KEY)) {
      return Objects.requireNonNull(pass.backward(weights(pass), wrt)).dup();
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void computesNoInputGradientForTheParametersAlone(List<Layer> layers) {
    try (LayeredNetwork network = network(layers);
        Pass pass = network.forward(input(1), null, Mode.TRAIN, KEY)) {
      assertThat(pass.backward(weights(pass), Wrt.PARAMETERS)).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void isAFunctionOfTheKeyOnly(List<Layer> layers) {
    try (LayeredNetwork network = network(layers);
        LayeredNetwork same = network(layers)) {
      assertThat(same.parameters().values()).isEqualTo(network.parameters().values());
      INDArray output = output(network, KEY);
      Nd4j.getRandom().setSeed(123);
      assertThat(output(network, KEY)).isEqualTo(output);
      assertThat(output(same, KEY)).isEqualTo(output);
    }
  }

  private static INDArray output(LayeredNetwork network, RandomKey key) {
    try (Pass pass = network.forward(input(1), null, Mode.TRAIN, key)) {
      return pass.output().dup();
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void drawsAnewWithAnotherKey(List<Layer> layers) {
    try (LayeredNetwork network = network(layers)) {
      assertThat(output(network, KEY.split(1))).isNotEqualTo(output(network, KEY.split(2)));
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void leavesTheThreadsGeneratorAlone(List<Layer> layers) {
    Nd4j.getRandom().setSeed(5);
    long root = Nd4j.getRandom().rootState();
    long node = Nd4j.getRandom().nodeState();
    try (LayeredNetwork network = network(layers)) {
      gradientOf(network, input(1), KEY);
    }
    assertThat(Nd4j.getRandom().rootState()).isEqualTo(root);
    assertThat(Nd4j.getRandom().nodeState()).isEqualTo(node);
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void infersAtAnyBatchSize(List<Layer> layers) {
    try (LayeredNetwork network = network(layers)) {
      INDArray large = gaussian(1, DataType.FLOAT, 20, 5);
      INDArray whole = infer(network, large);
      for (int batch : List.of(1, 7, 20, 3)) {
        INDArray part = large.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(0, batch)).dup();
        INDArray expected =
            whole.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(0, batch)).dup();
        // Products of another size may sum in another order: a few units in the last place.
        assertClose(infer(network, part), expected, 1e-5);
      }
    }
  }

  private static INDArray infer(LayeredNetwork network, INDArray input) {
    try (Pass pass = network.forward(input, null, Mode.INFER, KEY)) {
      return pass.output().dup();
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void leavesTheInputAlone(List<Layer> layers) {
    try (LayeredNetwork network = network(layers)) {
      INDArray input = input(1);
      for (Mode mode : Mode.values()) {
        network.forward(input, null, mode, KEY).close();
      }
      gradientOf(network, input, KEY);
      network.features(input, null);
      assertThat(input).isEqualTo(input(1));
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void takesInputsOfAnyStrides(List<Layer> layers) {
    try (LayeredNetwork network = network(layers)) {
      assertThat(infer(network, input(1).dup('f'))).isEqualTo(infer(network, input(1)));
    }
  }

  @Test
  void movesStatisticsByTheMeanOfThePasses() {
    for (Layer layer : List.of(new BatchNorm(), TestNetworks.stockBatchNorm())) {
      try (LayeredNetwork network = network(List.of(layer))) {
        INDArray mean = statistic(network, "mean");
        INDArray variance = statistic(network, layer instanceof BatchNorm ? "variance" : "var");
        gradientAndStatistics(network, input(1));
        gradientAndStatistics(network, input(2));
        network.update(GRADIENT_DESCENT, 0);
        // Decay 0.9 from mean 0 and variance 1; ours takes the unbiased variance, stock the biased.
        INDArray means = input(1).mean(0).add(input(2).mean(0)).div(2);
        boolean unbiased = layer instanceof BatchNorm;
        INDArray variances = input(1).var(unbiased, 0).add(input(2).var(unbiased, 0)).div(2);
        assertClose(mean, means.mul(0.1), 1e-6);
        assertClose(variance, variances.mul(0.1).add(0.9), 1e-6);
      }
    }
  }

  private static void gradientAndStatistics(LayeredNetwork network, INDArray input) {
    try (Pass pass = network.forward(input, null, Mode.TRAIN, KEY)) {
      pass.backward(weights(pass), Wrt.PARAMETERS);
    }
  }

  private static INDArray statistic(LayeredNetwork network, String key) {
    return network.parameters().named().stream()
        .filter(parameter -> parameter.name().endsWith("/" + key))
        .filter(parameter -> parameter.role() == Role.STATISTIC)
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void forgetsRecordedStatisticsWithTheGradient() {
    try (LayeredNetwork network = network(List.of(new BatchNorm(), new Dense(1)))) {
      float[] before = network.parameters().values().toFloatVector();
      gradientAndStatistics(network, input(1));
      network.parameters().clearGradient();
      network.update(GRADIENT_DESCENT, 0);
      assertThat(network.parameters().values().toFloatVector()).isEqualTo(before);
    }
  }

  @Test
  void namesItsParameters() {
    List<Layer> layers =
        List.of(new Dense(2), new BatchNorm(), TestNetworks.stockDense(1, Activation.TANH));
    try (LayeredNetwork network = network(layers)) {
      assertThat(network.parameters().named())
          .extracting(Parameter::name, Parameter::role)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("0-dense/weights", Role.WEIGHT),
              org.assertj.core.groups.Tuple.tuple("0-dense/bias", Role.BIAS),
              org.assertj.core.groups.Tuple.tuple("1-batch-norm/scale", Role.NORMALIZATION),
              org.assertj.core.groups.Tuple.tuple("1-batch-norm/shift", Role.NORMALIZATION),
              org.assertj.core.groups.Tuple.tuple("1-batch-norm/mean", Role.STATISTIC),
              org.assertj.core.groups.Tuple.tuple("1-batch-norm/variance", Role.STATISTIC),
              org.assertj.core.groups.Tuple.tuple("2-dense-layer/W", Role.WEIGHT),
              org.assertj.core.groups.Tuple.tuple("2-dense-layer/b", Role.BIAS));
    }
  }

  @Test
  void sharesItsValuesWithTheLayers() {
    try (LayeredNetwork network = network(List.of(new Dense(3)))) {
      network.parameters().values().assign(0);
      assertThat(infer(network, input(1)).toFloatMatrix()).isEqualTo(new float[8][3]);
    }
  }

  @Test
  void returnsWhatTheLastLinearMapSees() {
    try (LayeredNetwork network =
        network(List.of(new Dense(4), Elementwise.relu(), new Dense(1), Elementwise.tanh()))) {
      INDArray features = network.features(input(1), null);
      assertThat(features.shape()).containsExactly(8, 4);
      assertThat(features.minNumber().doubleValue()).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void reusesItsMemory() {
    try (LayeredNetwork network = network(List.of(new Dense(4), new BatchNorm()))) {
      long address;
      try (Pass pass = network.forward(input(1), null, Mode.TRAIN, KEY)) {
        address = pass.output().data().address();
      }
      try (Pass pass = network.forward(input(2), null, Mode.TRAIN, KEY)) {
        assertThat(pass.output().data().address()).isEqualTo(address);
      }
    }
  }

  @Test
  void saysWhichShapeItExpects() {
    try (LayeredNetwork network = network(List.of(new Dense(1)))) {
      INDArray wrong = Nd4j.zeros(DataType.FLOAT, 8, 4);
      assertThatThrownBy(() -> network.forward(wrong, null, Mode.TRAIN, KEY))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the network expects as input [batch, 5] of FLOAT, not [8, 4] of FLOAT");
    }
  }

  @Test
  void takesASingleNumberAsABatch() {
    try (LayeredNetwork network =
            TestNetworks.network(SampleShape.vector(1), List.of(new Dense(2)), DataType.FLOAT);
        Pass pass = network.forward(Nd4j.ones(DataType.FLOAT, 1, 1), null, Mode.INFER, KEY)) {
      assertThat(pass.output().shape()).containsExactly(1, 2);
    }
  }

  @Test
  void goesBackOnlyOnce() {
    try (LayeredNetwork network = network(List.of(new Dense(1)));
        Pass pass = network.forward(input(1), null, Mode.TRAIN, KEY)) {
      pass.backward(weights(pass), Wrt.BOTH);
      assertThatThrownBy(() -> pass.backward(weights(pass), Wrt.BOTH))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a pass goes back only once");
    }
  }

  @Test
  void hasNoWayBackToParametersFromInference() {
    try (LayeredNetwork network = network(List.of(new Dense(1)));
        Pass pass = network.forward(input(1), null, Mode.INFER, KEY)) {
      assertThatThrownBy(() -> pass.backward(weights(pass), Wrt.BOTH))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a pass in mode INFER has no gradient of the parameters");
    }
  }

  @Test
  void hasNoWayBackFromInferenceThroughStockLayers() {
    try (LayeredNetwork network =
            network(List.of(TestNetworks.stockDense(2, Activation.TANH), new Dense(1)));
        Pass pass = network.forward(input(1), null, Mode.INFER, KEY)) {
      assertThatThrownBy(() -> pass.backwardToInput(weights(pass)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Deeplearning4j's own layers");
    }
  }

  @Test
  void doesNothingWhenClosedTwice() {
    try (LayeredNetwork network = network(List.of(new Dense(1)))) {
      Pass pass = network.forward(input(1), null, Mode.TRAIN, KEY);
      pass.close();
      pass.close();
      try (Pass one = network.forward(input(1), null, Mode.TRAIN, KEY);
          Pass two = network.forward(input(2), null, Mode.TRAIN, KEY)) {
        assertThat(one.output().data().address()).isNotEqualTo(two.output().data().address());
      }
    }
  }

  @Test
  void noticesForgottenPasses() {
    try (LayeredNetwork network = network(List.of(new Dense(1)))) {
      List<Pass> open = new ArrayList<>();
      assertThatThrownBy(
              () -> {
                while (open.size() < 1000) {
                  open.add(network.forward(input(1), null, Mode.INFER, KEY));
                }
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("64 passes of the network are open: close them after use");
      open.forEach(Pass::close);
    }
  }

  @Test
  void refusesLayersThatItCannotTrainAsAsked() {
    assertThatThrownBy(() -> network(List.of(new OutputLayer.Builder().nOut(1).build())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OutputLayer cannot be in a player: it has a loss");
    assertThatThrownBy(() -> network(List.of(new DenseLayer.Builder().nOut(1).l2(0.1).build())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DenseLayer cannot be in a player: it has a weight penalty");
  }

  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isCloseTo(0, within(tolerance));
  }
}
