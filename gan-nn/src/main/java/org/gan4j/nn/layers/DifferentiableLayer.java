package org.gan4j.nn.layers;

import org.deeplearning4j.nn.api.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A Deeplearning4j layer that computes only the requested gradients, into its own memory.
 *
 * <p>A returned array stays valid until the next call. The layer keeps a reference to its input,
 * not a copy: the input must not change before the backward pass.
 */
@NotThreadSafe
public interface DifferentiableLayer extends Layer, AutoCloseable {

  /**
   * The forward pass.
   *
   * @param activations [batch, …], not changed
   * @param mode whether a backward pass may follow, batch statistics count and dropout drops
   * @param key randomness of this layer in this pass
   * @return [batch, …]; may be the input itself
   */
  INDArray forward(INDArray activations, Mode mode, RandomKey key);

  /**
   * The backward pass of the latest forward pass. Gradients of parameters are <em>added</em> to the
   * gradient view; the decrement of a running statistic is added at its place there.
   *
   * @param outputGradient of the output's shape, may be overwritten
   * @param wrt which gradients to compute
   * @return the gradient with respect to the input, of its shape; the caller may overwrite it; may
   *     be {@code outputGradient} itself; null if not requested
   */
  @Nullable INDArray backward(INDArray outputGradient, Wrt wrt);

  /** Frees its memory, but not the parameters. It may be used again. */
  @Override
  void close();
}
