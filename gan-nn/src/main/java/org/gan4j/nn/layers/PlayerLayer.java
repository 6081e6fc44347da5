package org.gan4j.nn.layers;

import org.deeplearning4j.nn.api.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A Deeplearning4j layer that computes no more than it is asked for, into memory of its own.
 *
 * <p>What it returns stays valid until it is called again. It keeps a reference to its input, not a
 * copy: nobody changes the input before the backward pass.
 *
 * <p>Not thread-safe.
 */
public interface PlayerLayer extends Layer, AutoCloseable {

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
   * gradient view; what a running statistic shall go down by is added to its place there.
   *
   * @param outputGradient of the output's shape, may be overwritten
   * @param wrt what is wanted
   * @return the gradient with respect to the input, of its shape; the caller may overwrite it; may
   *     be {@code outputGradient} itself; null if not wanted
   */
  @Nullable INDArray backward(INDArray outputGradient, Wrt wrt);

  /** Frees its memory, but not the parameters. It may be used again. */
  @Override
  void close();
}
