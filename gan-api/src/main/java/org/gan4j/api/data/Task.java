package org.gan4j.api.data;

import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.jspecify.annotations.Nullable;

/**
 * What the game is about: turns a batch of data into what the players see. With G(z|c) and D(x|c)
 * every member of the family is the same game: generation has no condition, class-conditional
 * generation a one-hot one, a context encoder a masked image.
 *
 * <p>Used by one thread at a time; what differs between rounds belongs into the {@link Round}.
 */
public interface Task {

  /** The shape of what the generator makes. */
  SampleShape generated();

  /** The shape of what the discriminator judges; {@link #generated()} unless the task composes. */
  default SampleShape judged() {
    return generated();
  }

  /** The shape of the generator's condition; null if it has none. */
  default @Nullable SampleShape generatorCondition() {
    return null;
  }

  /** The shape of the discriminator's condition; null if it has none. */
  default @Nullable SampleShape discriminatorCondition() {
    return null;
  }

  /** The generator's conditions by class, if they are classes and nothing else. */
  default Optional<ClassConditions> classConditions() {
    return Optional.empty();
  }

  /**
   * Refuses a size of batches that it cannot play with, before the first step.
   *
   * @param size samples of every batch of the training, at least 1
   * @throws org.gan4j.api.GanException of kind USAGE if it cannot
   */
  default void requireBatchSize(int size) {}

  /**
   * Sets up one round of the game.
   *
   * @param batch what the dataset gave, valid as long as the round is
   * @param key randomness for masks and the like
   * @return a round that the caller closes; several may be open at the same time
   */
  Round prepare(Batch batch, RandomKey key);
}
