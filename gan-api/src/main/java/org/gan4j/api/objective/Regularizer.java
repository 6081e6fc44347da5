package org.gan4j.api.objective;

import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Network;
import org.gan4j.api.schedule.Player;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A term or a constraint beside the loss. Called in every step of every player; it chooses.
 *
 * <p>Before the first step it is shown the players ({@link #prepare}). In a step, each method is
 * called on all regularizers in the experiment's order before the next one is: {@link #disturb},
 * {@link #compareFeatures}, {@link #penalize}, {@link #reparametrize}, and after the optimizer
 * {@link #constrain}.
 *
 * <p>Used by one thread, that of the training.
 */
public interface Regularizer {

  /**
   * Sees the players before training, with their initial parameters: the place to refuse a network
   * that it does not hold for, and to make what {@link #state()} gives. Where a training is
   * resumed, parameters and state are restored after this.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if it does not go with such players; say what
   *     does
   */
  default void prepare(Players players) {}

  /**
   * Changes what the discriminator sees, such as by noise. The derivative of the result with
   * respect to the samples must be the identity.
   *
   * @param samples [batch, judged shape], not to be changed
   * @param judging what they are
   * @return the samples themselves, or an array of their shape that is valid until the step ends
   */
  default INDArray disturb(INDArray samples, Judging judging) {
    return samples;
  }

  /** Whether {@link #compareFeatures} is to be called. */
  default boolean comparesFeatures() {
    return false;
  }

  /**
   * A term of the generator's objective in what the discriminator's last layer sees.
   *
   * @param real of real samples, [batch, features], not to be changed
   * @param fake of generated ones, [batch, features], not to be changed
   */
  default FeatureTerm compareFeatures(INDArray real, INDArray fake) {
    throw new UnsupportedOperationException("it compares no features");
  }

  /**
   * Adds the gradient of its penalty to the learning network's gradient, after the loss has done
   * so.
   *
   * @return the value of the penalty, weighted; 0 where it does not apply
   */
  default double penalize(Learning learning) {
    return 0;
  }

  /**
   * Turns the learning network's parameters and their gradient into those that the optimizer shall
   * move, where these are others than the network computes with. {@link #constrain} turns them
   * back.
   */
  default void reparametrize(Learning learning) {}

  /** Constrains the parameters after the learning network has moved, such as clipping. */
  default void constrain(Learning learning) {}

  /** What must be saved to go on exactly: live arrays by name. */
  default Map<String, INDArray> state() {
    return Map.of();
  }

  /**
   * Who plays.
   *
   * @param key randomness for initial state
   */
  record Players(Generator generator, Discriminator discriminator, RandomKey key) {}

  /**
   * What is judged.
   *
   * @param real whether it comes from the data
   * @param player who is learning
   * @param step how many steps the discriminator has taken before
   * @param key randomness for these samples in this step
   */
  record Judging(boolean real, Player player, long step, RandomKey key) {}

  /**
   * What the difference of features adds to the generator's objective.
   *
   * @param value the weighted term
   * @param fakeGradient of the value with respect to the fake features, [batch, features]
   */
  record FeatureTerm(double value, INDArray fakeGradient) {}

  /**
   * A step in progress.
   *
   * @param player who is learning
   * @param network the learning network: a Generator or a Discriminator
   * @param step how many steps that player has taken before
   * @param real what the discriminator was to take for real, [batch, …]; null in the generator's
   *     step
   * @param fake what the generator made and the discriminator judged, [batch, …]
   * @param discriminatorCondition [batch, …]; null if there is none
   * @param key randomness for this step
   */
  record Learning(
      Player player,
      Network network,
      long step,
      @Nullable INDArray real,
      INDArray fake,
      @Nullable INDArray discriminatorCondition,
      RandomKey key) {}
}
