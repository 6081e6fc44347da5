package org.gan4j.api.game;

import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.network.Network;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The passes of one step. One backward sweep computes all gradients: those of the updated player's
 * parameters, and in the other networks those of their inputs only. Gradients that no term needs
 * are not computed. A network that is not updated does not change, running statistics included.
 *
 * <p>Used by the thread of the training, until the step ends.
 */
@NotThreadSafe
public interface Tape {

  /** A value without a gradient, such as a batch of real samples: [batch, …]. */
  Value constant(INDArray array);

  /**
   * A forward pass of a network in training mode.
   *
   * @param input [batch, input shape]
   * @param condition [batch, condition shape]; null if the network has none
   * @return its output, [batch, …]
   */
  Value apply(Network network, Value input, @Nullable INDArray condition);

  /**
   * A forward pass whose randomness, such as dropout, has a key of its own: two passes with one key
   * drop the same activations.
   */
  Value apply(Network network, Value input, @Nullable INDArray condition, RandomKey key);

  /** A forward pass of a network without a condition. */
  default Value apply(Network network, Value input) {
    return apply(network, input, null);
  }

  /**
   * The features of the pass that made a value: the input of the network's last layer with
   * parameters. A gradient at them reaches the network's parameters and its input like one at the
   * output.
   *
   * @param output what {@link #apply(Network, Value, INDArray)} returned
   * @return [batch, features]
   * @throws UnsupportedOperationException if the network offers no features
   */
  Value features(Value output);

  /**
   * A function without parameters.
   *
   * @return its output, [batch, …]
   */
  Value apply(Differentiable function, Value... inputs);

  /** Adds a term to the player's objective. */
  void add(Term term);
}
