package org.gan4j.api.data;

import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The distribution of z. */
@ThreadSafe
public interface Latent {

  /** The length of z; 0 for a generator without latent. */
  int size();

  /**
   * Draws one z a row.
   *
   * @param destination [batch, {@link #size}], overwritten
   */
  void sample(RandomKey key, INDArray destination);

  /**
   * The point at {@code fraction} of the way between two latents, along a path on which this
   * distribution has its mass.
   *
   * @param from [batch, size]
   * @param to [batch, size]
   * @param fraction 0 gives {@code from}, 1 gives {@code to}
   * @return a new array [batch, size]
   */
  INDArray interpolate(INDArray from, INDArray to, double fraction);

  /**
   * Returns latents to the support of this distribution after a step that left it, such as one of
   * an optimization. A bounded number outside of its interval is drawn again: stochastic clipping,
   * Lipton and Tripathi, "Precise recovery of latent vectors from generative adversarial networks",
   * 2017, section 2.2. A distribution on all of space changes nothing.
   *
   * @param latents [batch, size], changed in place
   * @param key randomness of what is drawn again
   */
  default void confine(INDArray latents, RandomKey key) {}
}
