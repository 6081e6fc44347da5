package org.gan4j.core.trained;

import java.util.List;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The features of samples in {@link Mode#INFER}, with their backward pass. A conditional network
 * gets zeros as the condition. A result is valid until the next one is computed.
 */
final class RepresentationFunction implements Differentiable {
  private final Network network;
  private final @Nullable SampleShape condition;
  private @Nullable Pass latest;

  RepresentationFunction(Network network, @Nullable SampleShape condition) {
    this.network = network;
    this.condition = condition;
  }

  @Override
  public Forward forward(List<INDArray> inputs) {
    end();
    INDArray samples = inputs.get(0);
    INDArray nothing =
        condition == null ? null : Nd4j.create(DataType.FLOAT, condition.batch(samples.size(0)));
    Pass pass = network.forward(samples, nothing, Mode.INFER, RandomKey.ofSeed(0));
    latest = pass;
    return new Forward(
        pass.features(),
        gradient -> List.of(Objects.requireNonNull(pass.backward(null, gradient, Wrt.INPUT))));
  }

  /** Gives the buffers of the latest pass back. */
  void end() {
    if (latest != null) {
      latest.close();
      latest = null;
    }
  }
}
