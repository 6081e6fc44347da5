package org.gan4j.api.network;

import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * D(x|c): tells real samples from generated ones.
 *
 * <p>Not thread-safe.
 */
public interface Discriminator extends Network {

  /**
   * Judges samples.
   *
   * @param samples x, [batch, sample shape]
   * @param condition c, [batch, …]; null if the discriminator has none
   * @param key randomness of this pass, such as dropout: every pass of a training gets another one.
   *     Not used in {@link Mode#INFER}
   * @return a pass whose output is logits, [batch, 1]: positive for real
   */
  Pass judge(INDArray samples, @Nullable INDArray condition, Mode mode, RandomKey key);

  /**
   * What the last layer sees: the penultimate activations, in {@link Mode#INFER}. Radford et al.
   * 2016, section 5.1, uses them for transfer learning.
   *
   * @param samples [batch, sample shape]
   * @param condition [batch, …]; null if the discriminator has none
   * @return a new array [batch, features]
   */
  INDArray features(INDArray samples, @Nullable INDArray condition);

  /**
   * What keeps {@link #inputGradient} from being had: the words that complete "the discriminator
   * cannot, because", such as "its layer 3 (BatchNorm) judges samples by each other". Empty if
   * nothing does.
   */
  default Optional<String> inputGradientObstacle() {
    return Optional.of("it is not made for that");
  }

  /**
   * Differentiates the logits with respect to the samples, in {@link Mode#TRAIN}, in a way that can
   * be differentiated again. Leaves running statistics alone.
   *
   * @param samples x, [batch, sample shape]
   * @param condition c, [batch, …]; null if the discriminator has none
   * @param key randomness of this pass, such as dropout
   * @throws UnsupportedOperationException if there is an {@link #inputGradientObstacle()}
   */
  default InputGradient inputGradient(
      INDArray samples, @Nullable INDArray condition, RandomKey key) {
    throw new UnsupportedOperationException(
        "no input gradient: " + inputGradientObstacle().orElse("not implemented"));
  }
}
