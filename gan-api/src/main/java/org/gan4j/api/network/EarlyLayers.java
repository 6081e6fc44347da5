package org.gan4j.api.network;

import java.util.Optional;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link Generator} that shows its first layers, from which directions in latent space are
 * computed. Networks of gan-nn do; others may.
 *
 * <p>For the thread that uses the generator.
 */
@NotThreadSafe
public interface EarlyLayers {

  /**
   * The weights that z is multiplied with first: A in Shen and Zhou, "Closed-form factorization of
   * latent semantics in GANs", 2021, section 3.1.
   *
   * @return a new array [latent size, outputs]
   * @throws UnsupportedOperationException if the map that z enters first is not linear
   */
  INDArray latentWeights();

  /**
   * The weights that the condition is multiplied with where z is: further rows of the same matrix.
   *
   * @return a new array [condition length, outputs]; zeros for what the condition does not reach,
   *     as where later layers read it; empty if the generator has no condition
   * @throws UnsupportedOperationException if that map is not linear
   */
  Optional<INDArray> conditionWeights();

  /**
   * Activations a few layers after the latent, in {@link Mode#INFER}: Härkönen et al., "GANSpace:
   * Discovering interpretable GAN controls", 2020, section 2.1.
   *
   * @param latent z, [batch, latent size]
   * @param condition [batch, condition shape]; null if the generator has none
   * @return a new array [batch, activations]
   */
  INDArray earlyActivations(INDArray latent, @Nullable INDArray condition);
}
