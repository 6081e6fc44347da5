package org.gan4j.api.network;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * D(x|c): classifies samples as real or generated.
 *
 * <p>The input of {@link #forward} is x, [batch, sample shape]; the output is logits, positive for
 * real: [batch, 1], or [batch, …] for a discriminator of patches, each of which counts.
 */
@NotThreadSafe
public interface Discriminator extends Network {

  /**
   * The features of samples in {@link Mode#INFER}: the input of the last layer with parameters.
   * Radford et al. 2016, section 5.1, use them for transfer learning.
   *
   * @param samples [batch, sample shape]
   * @param condition [batch, …]; null if the discriminator has none
   * @return a new array [batch, features]
   */
  INDArray features(INDArray samples, @Nullable INDArray condition);
}
