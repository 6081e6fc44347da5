package org.gan4j.api.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Presents a batch of data to the players, and defines their conditions. With G(z|c) and D(x|c),
 * generation has no condition, class-conditional generation a one-hot vector, a context encoder a
 * masked image.
 *
 * <p>Used by one thread at a time; the state of a round belongs in the {@link Round}.
 */
@NotThreadSafe
public interface Task {

  /** The shape of generated samples. */
  SampleShape generated();

  /** The shape of the discriminator's input; {@link #generated()} unless the task composes it. */
  default SampleShape discriminated() {
    return generated();
  }

  /** The shape of a sample as people are shown it: {@link Round#picture}. */
  default SampleShape pictured() {
    return generated();
  }

  /** The shape of the generator's condition; null if it has none. */
  default @Nullable SampleShape generatorCondition() {
    return null;
  }

  /**
   * The parts of the generator's condition, for those who run the generator elsewhere: shapes by
   * name, one behind the other along features or channels, such as an image and its mask.
   *
   * @return {@code class}, {@code image} or {@code condition} alone unless the task composes it;
   *     empty if there is no condition
   */
  default Map<String, SampleShape> generatorConditionParts() {
    SampleShape condition = generatorCondition();
    if (condition == null) {
      return Map.of();
    }
    String name = condition.isImage() ? "image" : "condition";
    return Map.of(classConditions().isPresent() ? "class" : name, condition);
  }

  /** The shape of the discriminator's condition; null if it has none. */
  default @Nullable SampleShape discriminatorCondition() {
    return null;
  }

  /**
   * The names of the classes of real samples, by the labels of {@link Round#labels()}; empty if
   * rounds have no labels. A game may classify samples by them, whether they are conditions or not.
   */
  default List<String> classes() {
    return List.of();
  }

  /** The generator's conditions by class, if they are classes and nothing else. */
  default Optional<ClassConditions> classConditions() {
    return Optional.empty();
  }

  /**
   * Whether rounds have a term of the task's own, {@link Round#reconstruction}, from which a
   * generator can learn without a discriminator.
   */
  default boolean hasReconstruction() {
    return false;
  }

  /**
   * Refuses an unsuitable batch size, before the first step.
   *
   * @param size samples of every batch of the training, at least 1
   * @throws org.gan4j.api.GanException of kind USAGE if it cannot
   */
  default void requireBatchSize(int size) {}

  /**
   * The contents of the files that the task was created from, such as a mask. The checkpoint keeps
   * them, and {@link TaskContext#kept()} has them where it is opened: a run needs no file beside
   * it.
   *
   * @return float32 arrays by name, not to be changed; empty if the task read no file
   */
  default Map<String, INDArray> kept() {
    return Map.of();
  }

  /**
   * Passes over the training data before the first step, to compute what rounds and samples need of
   * the whole set: statistics, clusters, a target's size. Called once in a training; in a resumed
   * training, and where a checkpoint is opened, {@link #restore} gets the result.
   *
   * @param data the training data
   * @param key randomness of this pass
   * @return float32 arrays by name, which the checkpoint keeps; empty if the task prepares nothing
   */
  default Map<String, INDArray> prepare(Dataset data, RandomKey key) {
    return Map.of();
  }

  /**
   * Receives the result of {@link #prepare} or {@link #renew}, directly or from a checkpoint.
   * Called before the first round, and before a condition is drawn.
   *
   * @param prepared arrays by name; not to be changed
   */
  default void restore(Map<String, INDArray> prepared) {}

  /**
   * How many iterations lie between two calls of {@link #renew}.
   *
   * @return 0 if what was prepared stays
   */
  default long renewedEvery() {
    return 0;
  }

  /**
   * Passes over the training data again, between two iterations, to compute anew what {@link
   * #prepare} found, by the features that the players have learned. {@link #restore} receives the
   * result, and checkpoints keep it in place of the earlier one.
   *
   * @param data the training data
   * @param features of samples, by the network that {@link
   *     org.gan4j.api.game.Game#representation()} names, as it is now; without a condition
   * @param key randomness of this pass
   * @return float32 arrays by name
   */
  default Map<String, INDArray> renew(
      Dataset data, SampleFeatures.Vectors features, RandomKey key) {
    throw new UnsupportedOperationException("this task renews nothing");
  }

  /**
   * What {@link #restore} received, in words for the user, one line each, such as the number of
   * clusters. Shown when a training begins or continues.
   */
  default List<String> remarks() {
    return List.of();
  }

  /**
   * Draws conditions of the generator as frequent as in the training data, without the data.
   *
   * @return a new array [count, condition shape]; empty if conditions are drawn from data
   */
  default Optional<INDArray> drawConditions(int count, RandomKey key) {
    return Optional.empty();
  }

  /**
   * Conditions under which the generator makes samples similar to some, such as their clusters.
   * Called after {@link #restore}.
   *
   * @param samples [count, generated shape]
   * @return a new array [count, condition shape]; empty if the task has no such conditions
   */
  default Optional<INDArray> conditionsLike(INDArray samples, RandomKey key) {
    return Optional.empty();
  }

  /**
   * What a trained generator does to pictures that users give. Called after {@link #restore}.
   *
   * @return empty if the task maps no pictures
   */
  default Optional<PictureMapping> pictureMapping() {
    return Optional.empty();
  }

  /**
   * Sets up one round.
   *
   * @param batch the dataset's arrays, valid as long as the round is
   * @param key randomness for masks and the like
   * @return a round that the caller closes; several may be open at the same time
   */
  Round round(Batch batch, RandomKey key);
}
