package org.gan4j.api.objective;

import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The objective of both players, in terms of logits.
 *
 * <p>Values are means over all logits, of samples or of patches, and gradients those of that mean.
 * They must stay finite for logits of ±1e4.
 */
@ThreadSafe
public interface LossStrategy {

  /**
   * The discriminator's loss.
   *
   * @param realLogits D(x), [batch, …]
   * @param fakeLogits D(G(z)), [batch, …]
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
   * The generator's loss.
   *
   * @param fakeLogits D(G(z)), [batch, …]
   * @param realLogits D(x), [batch, …], if {@link #generatorNeedsRealLogits()}; null otherwise
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
   * @param realGradient with respect to the real logits, [batch, …]
   * @param fakeGradient with respect to the fake logits, [batch, …]
   */
  record DiscriminatorLoss(double value, INDArray realGradient, INDArray fakeGradient) {}

  /**
   * The generator's loss.
   *
   * @param value mean over the batch
   * @param fakeGradient with respect to the fake logits, [batch, …]
   */
  record GeneratorLoss(double value, INDArray fakeGradient) {}
}
