package org.gan4j.api.objective;

import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Network;
import org.gan4j.api.schedule.Player;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A term or a constraint beside the loss. Called in every step of every player; it chooses.
 *
 * <p>Used by one thread, that of the training.
 */
public interface Regularizer {

  /**
   * Adds the gradient of its penalty to the learning network's gradient, after the loss has done
   * so.
   *
   * @return the value of the penalty, weighted; 0 where it does not apply
   */
  double penalize(Learning learning);

  /** Constrains the parameters after the learning network has moved, such as clipping. */
  default void constrain(Learning learning) {}

  /** What must be saved to go on exactly: live arrays by name. */
  default Map<String, INDArray> state() {
    return Map.of();
  }

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
