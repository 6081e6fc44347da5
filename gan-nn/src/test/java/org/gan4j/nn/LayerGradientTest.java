package org.gan4j.nn;

import static org.gan4j.nn.TestNetworks.gaussian;
import static org.gan4j.nn.TestNetworks.stockBatchNorm;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.layers.ActivationFunction;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Dropout;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Maxout;
import org.gan4j.nn.layers.Reshape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

class LayerGradientTest {
  private static final SampleShape VECTOR = SampleShape.vector(5);
  private static final SampleShape IMAGE = SampleShape.image(2, 3, 4);

  static Stream<Arguments> layers() {
    return Stream.of(
        argumentSet("dense", VECTOR, List.of(new Dense(4))),
        argumentSet("dense without bias", VECTOR, List.of(new Dense(3, false), new Dense(2))),
        argumentSet("leaky ReLU", VECTOR, List.of(new Dense(4), Elementwise.leakyRelu(0.2))),
        argumentSet("ReLU", VECTOR, List.of(new Dense(4), Elementwise.relu(), new Dense(2))),
        argumentSet("tanh", VECTOR, List.of(new Dense(4), Elementwise.tanh())),
        argumentSet("sigmoid", VECTOR, List.of(new Dense(4), of(ActivationFunction.SIGMOID))),
        argumentSet(
            "unit interval", VECTOR, List.of(of(ActivationFunction.UNIT_INTERVAL), new Dense(4))),
        argumentSet(
            "scaled sigmoid", VECTOR, List.of(new Dense(4), of(ActivationFunction.SCALED_SIGMOID))),
        argumentSet("ELU", VECTOR, List.of(new Dense(4), of(ActivationFunction.ELU))),
        argumentSet("identity", VECTOR, List.of(new Dense(4), of(ActivationFunction.IDENTITY))),
        argumentSet(
            "batch norm", VECTOR, List.of(new Dense(4), new BatchNorm(), Elementwise.tanh())),
        argumentSet("batch norm first", VECTOR, List.of(new BatchNorm(0.5, 0.1), new Dense(2))),
        argumentSet("batch norm of images", IMAGE, List.of(new BatchNorm(), Elementwise.tanh())),
        argumentSet("dropout", VECTOR, List.of(new Dropout(0.8), new Dense(7), new Dropout(0.5))),
        argumentSet("maxout", VECTOR, List.of(new Maxout(4, 3), new Maxout(2, 5))),
        argumentSet(
            "reshape",
            IMAGE,
            List.of(
                Elementwise.tanh(),
                Reshape.flatten(),
                new Dense(6),
                new Reshape(SampleShape.image(1, 2, 3)),
                new BatchNorm())),
        argumentSet(
            "stock dense",
            VECTOR,
            List.of(TestNetworks.stockDense(4, Activation.TANH), stockDense(2))),
        argumentSet(
            "stock batch norm",
            VECTOR,
            List.of(new Dense(4), stockBatchNorm(), Elementwise.tanh(), stockDense(2))),
        argumentSet(
            "stock activation",
            VECTOR,
            List.of(
                new Dense(4),
                new ActivationLayer(Activation.TANH),
                new Dense(3),
                new ActivationLayer(Activation.IDENTITY))),
        argumentSet(
            "stock dropout",
            VECTOR,
            List.of(new DropoutLayer(0.8), new Dense(6), new DropoutLayer(0.5), new Dense(2))),
        argumentSet("stock dense on images", IMAGE, List.of(new BatchNorm(), stockDense(3))));
  }

  private static Elementwise of(ActivationFunction function) {
    return Elementwise.of(function);
  }

  private static DenseLayer stockDense(int outputs) {
    return TestNetworks.stockDense(outputs, Activation.IDENTITY);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void agreesWithFiniteDifferences(SampleShape input, List<Layer> layers) {
    try (LayeredNetwork network = TestNetworks.network(input, layers, DataType.DOUBLE)) {
      GradientCheck.check(network, gaussian(1, DataType.DOUBLE, input.batch(6)), null);
    }
  }
}
