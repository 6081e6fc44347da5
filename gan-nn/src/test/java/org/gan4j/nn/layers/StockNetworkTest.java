package org.gan4j.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.NetworkDefinition;
import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layers are Deeplearning4j's citizens: its own network runs them, too. */
class StockNetworkTest {
  private static final List<Layer> LAYERS =
      List.of(new Dense(6), new BatchNorm(), Elementwise.leakyRelu(0.2), new Maxout(3, 2));

  @Test
  void givesTheSameResultsInAMultiLayerNetwork() {
    try (LayeredNetwork network =
        new LayeredNetwork(
            new LayeredNetwork.Interface(
                "network", SampleShape.vector(4), null, SampleShape.vector(3), DataType.FLOAT),
            NetworkDefinition.of(LAYERS),
            RandomKey.ofSeed(1))) {
      MultiLayerNetwork stock = new MultiLayerNetwork(network.configuration().clone());
      stock.init();
      stock.setParams(network.parameters().values().dup().reshape(1, -1));
      INDArray input = gaussian(1, 5, 4);
      INDArray gradient = gaussian(2, 5, 3);

      assertClose(stock.output(input), infer(network, input));
      stock.setInput(input);
      List<INDArray> activations = stock.feedForward(true, false);
      try (Pass pass = network.forward(input, null, Mode.TRAIN, RandomKey.ofSeed(2))) {
        assertClose(activations.get(activations.size() - 1), pass.output());
        Pair<Gradient, INDArray> result =
            stock.backpropGradient(gradient.dup(), LayerWorkspaceMgr.noWorkspaces());
        INDArray inputGradient = Objects.requireNonNull(pass.backward(gradient, Wrt.BOTH));
        assertClose(result.getSecond(), inputGradient);
        INDArray weights = network.parameters().named().get(0).gradient();
        assertClose(result.getFirst().getGradientFor("0_weights"), weights);
      }
    }
  }

  @Test
  void drawsInitialWeightsInAMultiLayerNetwork() {
    try (LayeredNetwork network =
        new LayeredNetwork(
            new LayeredNetwork.Interface(
                "network", SampleShape.vector(4), null, SampleShape.vector(3), DataType.FLOAT),
            NetworkDefinition.of(LAYERS),
            RandomKey.ofSeed(1))) {
      MultiLayerNetwork stock = new MultiLayerNetwork(network.configuration().clone());
      stock.init();
      INDArray weights = stock.getLayer(0).getParam("weights");
      // U(±1/√4)
      assertThat(weights.amaxNumber().doubleValue()).isBetween(0.3, 0.5);
      assertThat(stock.getLayer(1).getParam("scale").minNumber().doubleValue()).isEqualTo(1);
    }
  }

  private static INDArray infer(LayeredNetwork network, INDArray input) {
    try (Pass pass = network.forward(input, null, Mode.INFER, RandomKey.ofSeed(1))) {
      return pass.output().dup();
    }
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    // The same operations on the same numbers.
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isCloseTo(0, within(1e-6));
  }

  private static INDArray gaussian(long seed, long... shape) {
    INDArray array = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', shape);
    RandomKey.ofSeed(seed).fillGaussian(array, 0, 1);
    return array;
  }
}
