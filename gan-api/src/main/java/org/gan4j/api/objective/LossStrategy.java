package org.gan4j.api.objective;

import org.gan4j.api.RandomKey;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The objective of both players, in terms of logits. Stateless and thread-safe.
 *
 * <p>Values are means over the batch, and gradients those of that mean. They must stay finite for
 * logits of ±1e4.
 */
public interface LossStrategy {

  /**
   * What the discriminator minimises.
   *
   * @param realLogits D(x), [batch, 1]
   * @param fakeLogits D(G(z)), [batch, 1]
   */
  DiscriminatorLoss discriminator(INDArray realLogits, INDArray fakeLogits);

  /**
   * {@link #discriminator(INDArray, INDArray)} of a loss that has something random in it, such as
   * flipped labels.
   *
   * @param key randomness of this step
   */
  default DiscriminatorLoss discriminator(INDArray realLogits, INDArray fakeLogits, RandomKey key) {
    return discriminator(realLogits, fakeLogits);
  }

  /**
   * What the generator minimises.
   *
   * @param fakeLogits D(G(z)), [batch, 1]
   * @param realLogits D(x), [batch, 1], if {@link #generatorNeedsRealLogits()}; null otherwise
   */
  GeneratorLoss generator(INDArray fakeLogits, @Nullable INDArray realLogits);

  /** Whether the generator's loss compares with real samples, as relativistic ones do. */
  default boolean generatorNeedsRealLogits() {
    return false;
  }

  /**
   * The discriminator's loss.
   *
   * @param value mean over the batch
   * @param realGradient with respect to the real logits, [batch, 1]
   * @param fakeGradient with respect to the fake logits, [batch, 1]
   */
  record DiscriminatorLoss(double value, INDArray realGradient, INDArray fakeGradient) {}

  /**
   * The generator's loss.
   *
   * @param value mean over the batch
   * @param fakeGradient with respect to the fake logits, [batch, 1]
   */
  record GeneratorLoss(double value, INDArray fakeGradient) {}
}
