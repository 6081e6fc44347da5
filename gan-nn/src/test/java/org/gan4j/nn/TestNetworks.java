package org.gan4j.nn;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.layers.Initialization;
import org.nd4j.linalg.api.buffer.DataType;

/** Networks to test with. */
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
}
