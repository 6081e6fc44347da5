package org.gan4j.evaluation.features;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.LayeredNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The first layers of a learned network as a function of samples. No pass stays open, since not
 * every forward pass is followed by a backward pass: this one begins with another forward pass.
 */
@NotThreadSafe
final class FeatureMaps implements Differentiable, AutoCloseable {
  private final LayeredNetwork network;

  /**
   * Of a network.
   *
   * @param network closed with this
   */
  FeatureMaps(LayeredNetwork network) {
    this.network = network;
  }

  @Override
  public Forward forward(List<INDArray> inputs) {
    INDArray samples = inputs.get(0);
    try (Pass pass = pass(samples)) {
      return new Forward(
          pass.output().dup('c'), gradient -> List.of(inputGradient(samples, gradient)));
    }
  }

  private INDArray inputGradient(INDArray samples, INDArray gradient) {
    try (Pass pass = pass(samples)) {
      return pass.backwardToInput(gradient).dup('c');
    }
  }

  private Pass pass(INDArray samples) {
    return network.forward(samples, null, Mode.INFER, RandomKey.ofSeed(0));
  }

  @Override
  public void close() {
    network.close();
  }
}
