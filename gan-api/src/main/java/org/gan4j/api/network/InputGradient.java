package org.gan4j.api.network;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The input gradient v = ∂D(x)/∂x, and its backward pass to the parameters, for the gradient of a
 * penalty on v (Gulrajani et al. 2017; Mescheder et al. 2018). Exact, not a difference quotient.
 *
 * <p>For the thread that uses its discriminator, alone.
 */
@NotThreadSafe
public interface InputGradient extends AutoCloseable {

  /**
   * In row i the derivative of the i-th sample's logit with respect to the sample: [batch, sample
   * shape]. If a sample has several logits, one a patch, their mean is differentiated, as losses
   * take it. May be overwritten, and is valid until this is closed.
   */
  INDArray value();

  /**
   * Adds to {@link Parameters#gradient()} the derivative of Σ⟨gradientᵢ, vᵢ⟩ with respect to the
   * parameters: of a penalty with the given gradient. At most once.
   *
   * @param gradient derivative of the penalty with respect to {@link #value()}, of its shape; may
   *     be the very array
   * @throws IllegalStateException the second time
   */
  void backward(INDArray gradient);

  /** Gives the buffers back. Closing twice does nothing. */
  @Override
  void close();
}
