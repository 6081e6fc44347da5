package org.gan4j.api.network;

import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A differentiable function without parameters: a composition, an augmentation, a concatenation, a
 * crop.
 */
@NotThreadSafe
@FunctionalInterface
public interface Differentiable {

  /**
   * Computes the function.
   *
   * @param inputs [batch, …] each, not to be changed
   * @return the output and its backward pass, both valid until the step ends
   */
  Forward forward(List<INDArray> inputs);

  /**
   * A function of one input.
   *
   * @param forward computes the output, [batch, …]
   * @param backward maps the gradient with respect to the output, which it may overwrite, to that
   *     with respect to the input
   */
  static Differentiable of(
      java.util.function.UnaryOperator<INDArray> forward,
      java.util.function.UnaryOperator<INDArray> backward) {
    return inputs ->
        new Forward(forward.apply(inputs.get(0)), gradient -> List.of(backward.apply(gradient)));
  }

  /**
   * The result of a function.
   *
   * @param output [batch, …]
   * @param backward its derivative
   */
  record Forward(INDArray output, Backward backward) {}

  /** The backward pass of a function. */
  @FunctionalInterface
  interface Backward {

    /**
     * Propagates a gradient to the inputs.
     *
     * @param outputGradient derivative of the objective with respect to the output, of its shape;
     *     may be overwritten, and may be one of the results
     * @return derivatives with respect to the inputs, in their order, of their shapes; no two of
     *     them share memory
     */
    List<INDArray> inputGradients(INDArray outputGradient);
  }
}
