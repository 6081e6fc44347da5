package org.gan4j.dcgan;

import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Draws the scales of normalizations from N(1, σ²), as the reference code of DCGAN does. */
final class InitialScales {
  private InitialScales() {}

  static void draw(Network network, double deviation, RandomKey key) {
    if (deviation == 0) {
      return;
    }
    for (Parameter parameter : network.parameters().named()) {
      if (parameter.role() == Role.NORMALIZATION && parameter.name().endsWith("/scale")) {
        INDArray value = parameter.value();
        INDArray draws = Nd4j.createUninitializedDetached(value.dataType(), 'c', value.shape());
        key.split(parameter.name()).fillGaussian(draws, 1, deviation);
        value.assign(draws);
        draws.close();
      }
    }
  }
}
