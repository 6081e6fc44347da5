package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.gan4j.nn.TestNetworks.gaussian;

import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.ConditionConcatenation;
import org.gan4j.nn.layers.ConditionEmbedding;
import org.gan4j.nn.layers.ConditionalBatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Parallel;
import org.gan4j.nn.layers.ProjectionHead;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.Residual;
import org.gan4j.nn.layers.Sequence;
import org.gan4j.testkit.FiniteDifferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ConditionGradientTest {
  private static final int BATCH = 3;
  private static final int CONDITION = 4;
  private static final SampleShape IMAGE = SampleShape.image(2, 4, 4);
  private static final RandomKey KEY = RandomKey.ofSeed(5);

  private static final Map<String, NetworkDefinition> NETWORKS =
      Map.of(
          "beside the input",
          NetworkDefinition.of(new Dense(6), new BatchNorm(), Elementwise.tanh(), new Dense(2))
              .withConditioning(Conditioning.flattening()),
          "as planes",
          NetworkDefinition.of(
                  new Convolution(3, 3, 1, 1, true),
                  Elementwise.tanh(),
                  Reshape.flatten(),
                  new Dense(2))
              .withConditioning(VectorPlanes.INSTANCE),
          "concatenated again",
          NetworkDefinition.of(
                  new ConditionConcatenation(CONDITION),
                  new Dense(6),
                  Elementwise.tanh(),
                  new ConditionConcatenation(CONDITION),
                  new Dense(2))
              .withConditioning(Conditioning.flattening()),
          "embedded",
          byLayers(
              new ConditionEmbedding(CONDITION, 3),
              new Convolution(2, 3, 1, 1, true),
              Elementwise.tanh(),
              Reshape.flatten(),
              new Dense(2)),
          "normalization",
          byLayers(
              new Convolution(3, 3, 1, 1, true),
              new ConditionalBatchNorm(CONDITION),
              Elementwise.tanh(),
              Reshape.flatten(),
              new Dense(2)),
          "projection",
          byLayers(
              Reshape.flatten(), new Dense(5), Elementwise.tanh(), new ProjectionHead(CONDITION)),
          "in blocks",
          byLayers(
              new Residual(
                  new ConditionalBatchNorm(CONDITION),
                  Elementwise.tanh(),
                  new Convolution(2, 3, 1, 1, true)),
              Parallel.summed(
                  new Sequence(
                      new ConditionEmbedding(CONDITION, 2), new Convolution(2, 3, 1, 1, true)),
                  new ConditionalBatchNorm(CONDITION)),
              Reshape.flatten(),
              new Dense(2)));

  private static NetworkDefinition byLayers(Layer... layers) {
    return NetworkDefinition.of(layers).withConditioning(Conditioning.byLayers());
  }

  private static LayeredNetwork network(NetworkDefinition definition) {
    LayeredNetwork network =
        new LayeredNetwork(
            new LayeredNetwork.Interface(
                "network", IMAGE, SampleShape.vector(CONDITION), null, DataType.DOUBLE),
            definition,
            KEY);
    // Scales and shifts that do not depend on the condition at first would hide its gradient.
    network
        .parameters()
        .values()
        .assign(gaussian(6, DataType.DOUBLE, network.parameters().values().length()).muli(0.4));
    // Running variances are not negative.
    network.parameters().named().stream()
        .filter(parameter -> parameter.name().endsWith("ariance"))
        .forEach(parameter -> parameter.value().assign(1.7));
    return network;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beside the input",
        "as planes",
        "concatenated again",
        "embedded",
        "normalization",
        "projection",
        "in blocks"
      })
  void agreesWithFiniteDifferencesInBothModes(String name) {
    NetworkDefinition definition = Objects.requireNonNull(NETWORKS.get(name));
    INDArray input = gaussian(7, DataType.DOUBLE, IMAGE.batch(BATCH));
    INDArray condition = gaussian(8, DataType.DOUBLE, BATCH, CONDITION);
    for (Mode mode : Mode.values()) {
      try (LayeredNetwork network = network(definition)) {
        INDArray weights = gaussian(9, DataType.DOUBLE, network.output().batch(BATCH));
        INDArray ofInput;
        INDArray ofCondition;
        try (Pass pass = network.forward(input, condition, mode, KEY)) {
          ofInput =
              Objects.requireNonNull(pass.backward(weights.dup(), Wrt.INPUT_AND_CONDITION)).dup();
          ofCondition = pass.conditionGradient().dup();
        }
        DoubleSupplier objective =
            () -> {
              try (Pass pass = network.forward(input, condition, mode, KEY)) {
                return pass.output().mul(weights).sumNumber().doubleValue();
              }
            };
        assertThat(ofCondition.amaxNumber().doubleValue()).isPositive();
        FiniteDifferences.standard()
            .check("condition in " + mode, ofCondition, condition, objective);
        FiniteDifferences.standard().check("input in " + mode, ofInput, input, objective);
      }
    }
  }

  @Test
  void needsABackwardPassWithRespectToTheCondition() {
    try (LayeredNetwork network = network(Objects.requireNonNull(NETWORKS.get("projection")))) {
      INDArray input = gaussian(7, DataType.DOUBLE, IMAGE.batch(BATCH));
      INDArray condition = gaussian(8, DataType.DOUBLE, BATCH, CONDITION);
      try (Pass pass = network.forward(input, condition, Mode.INFER, KEY)) {
        pass.backward(gaussian(9, DataType.DOUBLE, BATCH, 1), Wrt.INPUT);

        assertThatIllegalStateException().isThrownBy(pass::conditionGradient);
      }
    }
  }
}
