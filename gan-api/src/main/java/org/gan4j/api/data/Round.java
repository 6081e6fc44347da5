package org.gan4j.api.data;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One batch as the players see it. What it returns is valid until it is closed; whoever asks for a
 * round closes it.
 *
 * <p>Used by one thread, until the next round of its task is prepared.
 */
public interface Round extends AutoCloseable {

  /** What the discriminator is to take for real: [batch, judged shape]. */
  INDArray real();

  /** What the generator is given beside z: [batch, condition shape]; null if nothing. */
  default @Nullable INDArray generatorCondition() {
    return null;
  }

  /**
   * What the discriminator is given beside the sample: [batch, condition shape]; null if nothing.
   */
  default @Nullable INDArray discriminatorCondition() {
    return null;
  }

  /**
   * What the discriminator judges of the generator's output, such as the hole pasted into its
   * image.
   *
   * @param generated [batch, generated shape], not to be changed
   * @return [batch, judged shape]
   */
  default INDArray compose(INDArray generated) {
    return generated;
  }

  /**
   * The gradient of {@link #compose}: how the objective changes with the generator's output.
   *
   * @param judgedGradient [batch, judged shape], may be changed
   * @return [batch, generated shape]
   */
  default INDArray composeBackward(INDArray judgedGradient) {
    return judgedGradient;
  }

  /**
   * What people are shown of the generator's output, such as the completed image beside the one
   * with the hole.
   *
   * @param generated [batch, generated shape], not to be changed
   * @return [batch, …]: {@code generated} itself, or an array that is valid as long as the round is
   */
  default INDArray picture(INDArray generated) {
    return generated;
  }

  /** The weight of the adversarial term in the generator's objective. */
  default double adversarialWeight() {
    return 1;
  }

  /**
   * A term of the generator's objective beside the adversarial one, already weighted.
   *
   * @param generated [batch, generated shape], not to be changed
   */
  default Optional<Reconstruction> reconstruction(INDArray generated) {
    return Optional.empty();
  }

  /** Gives the round's memory back. Closing twice does nothing. */
  @Override
  default void close() {}

  /**
   * How far the generator is from a known answer.
   *
   * @param value the weighted term, a mean over the batch
   * @param gradient of the value with respect to the generated samples, [batch, generated shape]
   */
  record Reconstruction(double value, INDArray gradient) {}
}
