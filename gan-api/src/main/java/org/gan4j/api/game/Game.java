package org.gan4j.api.game;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Latent;
import org.gan4j.api.network.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The players, and their objectives in a step. The trainer asks the schedule for the next player,
 * lets the game record the step on a {@link Tape}, differentiates it, and updates the parameters of
 * that player's networks. The trainer owns data, randomness, optimizers, checkpoints, guard and
 * listeners.
 *
 * <p>Goodfellow et al. 2014, Algorithm 1, is the game {@code adversarial}.
 *
 * <p>A game is used by one thread, that of the training. State between steps, such as a pool of
 * earlier samples, is kept in arrays and returned by {@link #state()}.
 */
@NotThreadSafe
public interface Game {

  /** The players, in the order in which an iteration usually has their steps. */
  List<Player> players();

  /** The distribution of z: the experiment's, or an extension of it. */
  Latent latent();

  /**
   * Records a player's objective on {@link Turn#tape()}.
   *
   * @param player the name of the player to update
   * @param turn the step in progress
   */
  void step(String player, Turn turn);

  /** The name of the network that is sampled after the training. */
  default String sampled() {
    return "generator";
  }

  /**
   * The name of the network whose features represent a sample, for transfer learning: Radford et
   * al. 2016, section 5.1.
   */
  default String representation() {
    return "discriminator";
  }

  /**
   * The input of the network {@link #representation()} for samples. A game whose network does not
   * take single samples prepares them.
   *
   * @param samples [batch, sample shape]
   * @return [batch, input shape of the network]: the samples themselves, or a new array
   */
  default INDArray representationInput(INDArray samples) {
    return samples;
  }

  /**
   * Further outputs of the trained networks for given samples, such as the classes of a classifier:
   * the functions that compute them, by name.
   *
   * @param networks gives a trained network by its name; the functions ask for it, not this method,
   *     which is also called to learn the names
   * @return functions from samples [batch, sample shape] to a new array [batch, …], in inference
   *     mode
   */
  default Map<String, Function<INDArray, INDArray>> readouts(Function<String, Network> networks) {
    return Map.of();
  }

  /**
   * Refuses an unsuitable batch size, before the first step.
   *
   * @param size samples of every batch of the training, at least 1
   * @throws org.gan4j.api.GanException of kind USAGE if it cannot
   */
  default void requireBatchSize(int size) {}

  /**
   * The state that an exact resume needs: live float32 arrays by name. A checkpoint saves them, and
   * a resumed run assigns to them.
   */
  default Map<String, INDArray> state() {
    return Map.of();
  }
}
