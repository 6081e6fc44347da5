package org.gan4j.api.game;

import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Round;
import org.gan4j.api.network.Network;
import org.gan4j.api.objective.LossStrategy;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A step in progress: one parameter update of one player.
 *
 * <p>Used by the thread of the training, until the step ends.
 */
@NotThreadSafe
public interface Turn {

  /** The tape on which the game records the step. */
  Tape tape();

  /**
   * A network of the game.
   *
   * @param name of its {@link NetworkPlan}
   */
  Network network(String name);

  /** The batch of this step as the task presents it. */
  Round round();

  /**
   * z, drawn for this step: [batch, latent size]; [batch, 0] if there is no latent. Every call
   * returns the same z.
   */
  Value latent();

  /** The loss that the experiment chose. */
  LossStrategy loss();

  /**
   * Applies the experiment's augmentations to the input of a discriminator. One draw serves all
   * calls of the step, so that real and generated samples are augmented alike.
   *
   * @param samples [batch, …]
   * @param real whether they come from the data
   */
  Value augment(Value samples, boolean real);

  /** Whether {@link #compareFeatures} adds terms, and so needs logits of real samples. */
  boolean comparesFeatures();

  /**
   * Adds the terms of the regularizers that compare a discriminator's features of real and of
   * generated samples.
   *
   * @param real logits of real samples, a discriminator's output
   * @param fake logits of generated samples, the same discriminator's output
   */
  void compareFeatures(Value real, Value fake);

  /**
   * Adds the terms of the regularizers that compare a discriminator's logits of real and of
   * generated samples, and shows the logits to the augmentations, which may adapt to them. Called
   * in the discriminator's step, after its samples were augmented.
   *
   * @param discriminator the updated network
   * @param real logits of real samples, its output
   * @param fake logits of generated samples, its output
   */
  default void compareLogits(Network discriminator, Value real, Value fake) {}

  /**
   * Applies the regularizers that need the samples of a discriminator step, such as penalties on
   * its input gradient.
   *
   * @param discriminator the updated network
   * @param real the real samples, [batch, …]
   * @param fake the generated samples, [batch, …]
   * @param condition [batch, …]; null if there is none
   */
  void regularize(Network discriminator, Value real, Value fake, @Nullable INDArray condition);

  /**
   * Reports a number of this step. An iteration reports the mean over its steps.
   *
   * @param name in lowerCamelCase, such as {@code realScore}
   */
  void report(String name, double value);

  /**
   * Reports the share of samples that the discriminator classified correctly in this step, in [0,
   * 1]. Schedules may decide by it.
   */
  void reportAccuracy(double share);

  /** The progress of the training before this step. */
  Progress progress();

  /** The number of earlier steps of the player. */
  long step();

  /** Randomness of this step, for the game itself. */
  RandomKey key();
}
