package org.gan4j.api.data;

import java.util.Map;
import java.util.Optional;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One batch as the players receive it. All returned arrays are valid until it is closed.
 *
 * <p>Used by one thread, until the next round of its task is prepared.
 */
@NotThreadSafe
public interface Round extends AutoCloseable {

  /** The real samples of the discriminator: [batch, discriminated shape]. */
  INDArray real();

  /**
   * Another array of the batch by its name, for games with more than one kind of sample.
   *
   * @return [batch, …]
   * @throws IllegalArgumentException if there is none
   */
  default INDArray array(String name) {
    throw new IllegalArgumentException("this task presents no array \"" + name + "\"");
  }

  /**
   * The classes of the real samples, as indices into {@link Task#classes()}.
   *
   * @return one label a sample; empty if that list is empty
   */
  default int[] labels() {
    return new int[0];
  }

  /** The generator's condition: [batch, condition shape]; null if it has none. */
  default @Nullable INDArray generatorCondition() {
    return null;
  }

  /** The discriminator's condition: [batch, condition shape]; null if it has none. */
  default @Nullable INDArray discriminatorCondition() {
    return null;
  }

  /**
   * Makes the discriminator's input from the generator's output, for example by pasting the content
   * of a hole into its image.
   *
   * @param generated [batch, generated shape], not to be changed
   * @return [batch, discriminated shape]
   */
  default INDArray compose(INDArray generated) {
    return generated;
  }

  /**
   * The gradient of {@link #compose}: how the objective changes with the generator's output.
   *
   * @param gradient [batch, discriminated shape], may be changed
   * @return [batch, generated shape]
   */
  default INDArray composeBackward(INDArray gradient) {
    return gradient;
  }

  /**
   * Makes an image for people from the generator's output, such as the completed image beside the
   * one with the hole.
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
   * A weighted term of the generator's objective, in addition to the adversarial one.
   *
   * @param generated [batch, generated shape], not to be changed
   */
  default Optional<Reconstruction> reconstruction(INDArray generated) {
    return Optional.empty();
  }

  /**
   * Answers to the generator's condition that need no training, such as an interpolation, by name.
   * Metrics measure them beside the generator's answers.
   *
   * @return new arrays [batch, generated shape]; empty if the task knows none
   */
  default Map<String, INDArray> baselines() {
    return Map.of();
  }

  /**
   * Whether an array is one of the batch as this round presents it, and so stays as it is while the
   * round is open. Passes of such arrays alone can be shared by the steps of several players.
   */
  default boolean holds(INDArray array) {
    return array == real() || array == generatorCondition() || array == discriminatorCondition();
  }

  /** Gives the round's memory back. Closing twice does nothing. */
  @Override
  default void close() {}

  /**
   * The distance of generated samples from known targets.
   *
   * @param value the weighted term, a mean over the batch
   * @param gradient of the value with respect to the generated samples, [batch, generated shape]
   */
  record Reconstruction(double value, INDArray gradient) {}
}
