package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.nn.TestNetworks.gaussian;
import static org.gan4j.nn.TestNetworks.stockDense;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network that was configured for Deeplearning4j becomes a player. */
class StockConfigurationTest {
  private static final SampleShape IMAGE = SampleShape.image(2, 5, 5);

  private static MultiLayerConfiguration configuration() {
    return new NeuralNetConfiguration.Builder()
        .dataType(DataType.DOUBLE)
        .list()
        .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).activation(Activation.LEAKYRELU).build())
        .layer(stockDense(3, Activation.TANH))
        .setInputType(InputType.convolutional(5, 5, 2))
        .validateOutputLayerConfig(false)
        .build();
  }

  @Test
  void computesWhatDeeplearning4jDoes() {
    MultiLayerConfiguration configuration = configuration();
    MultiLayerNetwork stock = new MultiLayerNetwork(configuration.clone());
    stock.init();
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "network", IMAGE, null, SampleShape.vector(3), DataType.DOUBLE);
    try (LayeredNetwork network =
        new LayeredNetwork(contract, NetworkDefinition.of(configuration), RandomKey.ofSeed(1))) {
      stock.setParams(network.parameters().values().dup().reshape(1, -1));
      INDArray images = gaussian(1, DataType.DOUBLE, IMAGE.batch(4));
      List<INDArray> activations = stock.feedForward(images, true);
      try (Pass pass = network.forward(images, null, Mode.TRAIN, RandomKey.ofSeed(2))) {
        INDArray expected = activations.get(activations.size() - 1);
        // The same operations on the same numbers.
        assertThat(pass.output().equalsWithEps(expected, 1e-12)).isTrue();
      }
    }
  }
}
