package org.gan4j.nn.layers;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer that is an affine map of each sample near nearly every input: convolutions, rectifiers,
 * dropout with its mask held, but neither tanh nor batch normalization. Of a network of such layers
 * the gradient with respect to the input is itself a product of the weights, with the masks as
 * constants, and so can be differentiated with respect to them.
 *
 * <p>For one thread at a time, as its network is.
 */
@NotThreadSafe
public interface PiecewiseLinear extends DifferentiableLayer {

  /** Whether it is one with its present settings. */
  default boolean isPiecewiseLinear() {
    return true;
  }

  /**
   * Applies the linear part of the latest {@link #forward} at its input: no biases, the same masks.
   * Until the next forward pass, {@link #backward} differentiates this map, in which biases have no
   * gradient.
   *
   * @param direction of the input's shape, not changed; kept as an input is
   * @return of the output's shape; may be the direction itself
   */
  INDArray pushForward(INDArray direction);
}
