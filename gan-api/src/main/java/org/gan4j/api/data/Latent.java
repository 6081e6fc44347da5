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
}
