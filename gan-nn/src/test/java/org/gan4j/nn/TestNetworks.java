package org.gan4j.nn;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.layers.Initialization;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks and arrays to test with. */
final class TestNetworks {
  private TestNetworks() {}

  /** A network with whatever output its layers have, and weights of order 1. */
  static LayeredNetwork network(SampleShape input, List<Layer> layers, DataType dataType) {
    NetworkDefinition definition =
        NetworkDefinition.of(layers).withInitialization(new Initialization.Normal(0.5));
    SampleShape output = Blueprint.of(definition, input, dataType).output();
    return new LayeredNetwork(
        new LayeredNetwork.Interface("network", input, null, output, dataType),
        definition,
        RandomKey.ofSeed(42));
  }

  /** Deeplearning4j's own dense layer. */
  static DenseLayer stockDense(int outputs, Activation activation) {
    return new DenseLayer.Builder().nOut(outputs).activation(activation).build();
  }

  /** Deeplearning4j's own batch normalization, as a player should use it. */
  static BatchNormalization stockBatchNorm() {
    return new BatchNormalization.Builder().useLogStd(false).build();
  }

  /** Numbers from N(0, 1). */
  static INDArray gaussian(long seed, DataType dataType, long... shape) {
    INDArray array = Nd4j.createUninitializedDetached(dataType, 'c', shape);
    RandomKey.ofSeed(seed).fillGaussian(array, 0, 1);
    return array;
  }
}
