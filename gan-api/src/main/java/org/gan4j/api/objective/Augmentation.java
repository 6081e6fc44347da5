package org.gan4j.api.objective;

import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Differentiable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A random differentiable change of the inputs of discriminators, both real and generated samples,
 * in the steps of all players: Zhao et al., "Differentiable Augmentation for Data-Efficient GAN
 * Training", 2020.
 *
 * <p>Used by one thread, that of the training.
 */
@NotThreadSafe
public interface Augmentation {

  /**
   * Draws an augmentation of one batch.
   *
   * @return a function of samples [batch, …] to the same shape; the same context gives the same
   *     function
   */
  Differentiable draw(BatchContext batch);

  /** The state that an exact resume needs: live float32 arrays by name. */
  default Map<String, INDArray> state() {
    return Map.of();
  }

  /**
   * The batch to augment, and the randomness of its step.
   *
   * @param real whether the samples come from the data
   * @param batches how many batches of data were read before
   * @param shared randomness that all samples of a step share, so that real and generated ones can
   *     be augmented alike
   * @param own randomness of the real or of the generated samples of a step
   */
  record BatchContext(boolean real, long batches, RandomKey shared, RandomKey own) {}
}
