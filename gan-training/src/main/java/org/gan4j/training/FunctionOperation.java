package org.gan4j.training;

import java.util.List;
import org.gan4j.api.network.Differentiable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function without parameters. */
final class FunctionOperation extends Operation {
  private final Differentiable.Forward forward;
  private final Node output;

  FunctionOperation(Differentiable function, List<Node> inputs) {
    super(inputs);
    forward = function.forward(inputs.stream().map(Node::array).toList());
    output = new Node(forward.output(), this);
  }

  Node output() {
    return output;
  }

  @Override
  boolean isDifferentiated() {
    return inputs().stream().anyMatch(Node::isDifferentiated);
  }

  @Override
  boolean isSeeded() {
    return output.isSeeded();
  }

  @Override
  void backward() {
    INDArray gradient = output.gradient();
    if (gradient == null) {
      return;
    }
    List<INDArray> gradients = forward.backward().inputGradients(gradient);
    for (int i = 0; i < inputs().size(); i++) {
      if (inputs().get(i).isDifferentiated()) {
        inputs().get(i).propagate(gradients.get(i));
      }
    }
  }

  @Override
  public void close() {
    // Its memory is the function's own, or the garbage collector's.
  }
}
