package org.gan4j.api.network;

import org.gan4j.api.RandomKey;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * G(z|c): makes samples.
 *
 * <p>Not thread-safe.
 */
public interface Generator extends Network {

  /**
   * Makes one sample for each row of z.
   *
   * @param latent z, [batch, latent size]
   * @param condition c, [batch, …]; null if the generator has none
   * @param key randomness of this pass, such as dropout: every pass of a training gets another one.
   *     Not used in {@link Mode#INFER}
   * @return a pass whose output is [batch, sample shape], images in [-1, 1]
   */
  Pass generate(INDArray latent, @Nullable INDArray condition, Mode mode, RandomKey key);

  /**
   * Whether a pass in {@link Mode#TRAIN} is a function of its inputs and the parameters alone, as
   * without dropout. Two players that ask for the same sample may then share one pass.
   */
  default boolean isDeterministic() {
    return false;
  }
}
