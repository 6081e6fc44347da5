package org.gan4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.FeatureReadout;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.LayeredNetwork.Interface;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.torch.TorchLayout;
import org.gan4j.nn.torch.TorchTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A head on the features of another network is one network in other programs. */
final class FeatureReadoutTest {
  private static final SampleShape IMAGE = SampleShape.image(2, 4, 4);

  private static LayeredNetwork network(SampleShape input, FastLayer... layers) {
    LayeredNetwork network =
        new LayeredNetwork(
            new Interface("network", input, null, null, DataType.FLOAT),
            NetworkDefinition.of(layers),
            RandomKey.ofSeed(1));
    RuntimeComparison.disturb(network);
    return network;
  }

  /** Its features are the numbers of an image, the channels last. */
  private static LayeredNetwork linearEnd() {
    return network(
        IMAGE,
        new Convolution(3, 4, 2, 1, true),
        Elementwise.leakyRelu(0.2),
        Reshape.flattenChannelsLast(),
        new Dense(1));
  }

  /** Its features are an image. */
  private static LayeredNetwork convolutionalEnd() {
    return network(
        IMAGE,
        new Convolution(3, 4, 2, 1, true),
        new BatchNorm(),
        Elementwise.relu(),
        new Convolution(1, 2, 1, 0, true));
  }

  static Stream<Supplier<LayeredNetwork>> bodies() {
    return Stream.of(FeatureReadoutTest::linearEnd, FeatureReadoutTest::convolutionalEnd);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void computesTheSameInOnnxRuntime(Supplier<LayeredNetwork> bodies) {
    try (LayeredNetwork body = bodies.get();
        LayeredNetwork head = network(SampleShape.vector(12), new Dense(5))) {
      RuntimeComparison.requireEqual(
          FeatureReadout.of(body, head, "classifier"),
          (input, condition) -> {
            try (INDArray features = body.features(input, condition);
                Pass pass = head.forward(features, null, Mode.INFER, RandomKey.ofSeed(0))) {
              return pass.output().dup('c');
            }
          },
          RuntimeComparison.description(null),
          true);
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void isOneSequenceInPyTorch(Supplier<LayeredNetwork> bodies) {
    try (LayeredNetwork body = bodies.get();
        LayeredNetwork head = network(SampleShape.vector(12), new Dense(5))) {
      TorchLayout layout = new TorchLayout("classifier");
      FeatureReadout.of(body, head, "classifier").describe(layout);

      assertThat(layout.modules().values())
          .startsWith("Conv2d(2, 3, 4, 2, 1)")
          .endsWith("Flatten()", "Linear(12, 5)");
    }
  }

  @Test
  void ordersTheFeaturesAsPyTorchFlattensThem() {
    try (LayeredNetwork body = linearEnd();
        LayeredNetwork head = network(SampleShape.vector(12), new Dense(5))) {
      TorchLayout layout = new TorchLayout("classifier");
      FeatureReadout.of(body, head, "classifier").describe(layout);

      TorchTensor weight =
          layout.tensors().stream()
              .filter(tensor -> tensor.name().equals("3.weight"))
              .findFirst()
              .orElseThrow();
      INDArray own = head.parameters().named().get(0).value();
      // Channel 1 of pixel 2 of 4: place 1 · 4 + 2 there, 2 · 3 + 1 here.
      assertThat(weight.read()[3 * 12 + 6]).isEqualTo(own.getFloat(7, 3));
    }
  }

  @Test
  void refusesNetworksWithoutLayers() {
    try (LayeredNetwork head = network(SampleShape.vector(12), new Dense(5));
        Network body = mock(Network.class)) {
      assertThatThrownBy(() -> FeatureReadout.of(body, head, "classifier"))
          .isInstanceOf(GanException.class)
          .hasMessageContaining("cannot be exported");
    }
  }
}
