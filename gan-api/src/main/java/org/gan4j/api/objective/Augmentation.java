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
   * @return a function of samples [batch, …] to the same shape; with the same state, the same
   *     context gives the same function
   */
  Differentiable draw(BatchContext batch);

  /**
   * Receives the discriminator's logits in a step that updates it, after the augmentations of that
   * step were drawn, so that later draws can depend on them: Karras et al., "Training Generative
   * Adversarial Networks with Limited Data", 2020, section 3.1. Called if the game reports logits
   * ({@link org.gan4j.api.game.Turn#compareLogits}), as all games that come with the framework do.
   */
  default void observe(Observation observation) {}

  /**
   * Numbers for the report of the iteration, such as a probability that adapts, by names in
   * lowerCamelCase. Asked for after every step.
   */
  default Map<String, Double> numbers() {
    return Map.of();
  }

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

  /**
   * Logits of a batch of augmented samples.
   *
   * @param real whether the samples come from the data
   * @param samples how many there are
   * @param logits of the discriminator, [batch, …], not to be changed; there may be several to a
   *     sample, or one to several samples. Valid until the call returns
   */
  record Observation(boolean real, int samples, INDArray logits) {}
}
