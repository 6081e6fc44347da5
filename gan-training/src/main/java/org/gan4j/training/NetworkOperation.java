package org.gan4j.training;

import java.util.List;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pass of a network: output, features, and the backward pass to parameters and input. */
final class NetworkOperation extends Operation {
  private final Network network;
  private final Pass pass;
  private final @Nullable INDArray condition;
  private final boolean updated;
  private final Node input;
  private final Node output;
  private @Nullable Node features;

  /**
   * Records a pass.
   *
   * @param updated whether the network's parameters are updated in this step
   */
  NetworkOperation(
      Network network, Pass pass, Node input, @Nullable INDArray condition, boolean updated) {
    super(List.of(input));
    this.network = network;
    this.pass = pass;
    this.condition = condition;
    this.updated = updated;
    this.input = input;
    this.output = new Node(pass.output(), this);
  }

  Network network() {
    return network;
  }

  Pass pass() {
    return pass;
  }

  @Nullable INDArray condition() {
    return condition;
  }

  Node input() {
    return input;
  }

  Node output() {
    return output;
  }

  Node features() {
    Node known = features;
    if (known == null) {
      known = new Node(pass.features(), this);
      features = known;
    }
    return known;
  }

  @Override
  boolean isDifferentiated() {
    return updated || input.isDifferentiated();
  }

  @Override
  boolean isSeeded() {
    return output.isSeeded() || (features != null && features.isSeeded());
  }

  @Override
  void backward() {
    INDArray ofFeatures = features == null ? null : features.gradient();
    INDArray ofOutput = output.gradient();
    INDArray ofInput;
    if (ofFeatures == null && ofOutput != null) {
      ofInput = pass.backward(ofOutput, wrt());
    } else {
      ofInput = pass.backward(ofOutput, ofFeatures, wrt());
    }
    if (ofInput != null && input.isDifferentiated()) {
      input.propagate(ofInput);
    }
  }

  private Wrt wrt() {
    if (updated && input.isDifferentiated()) {
      return Wrt.BOTH;
    }
    return updated ? Wrt.PARAMETERS : Wrt.INPUT;
  }

  @Override
  public void close() {
    pass.close();
  }
}
