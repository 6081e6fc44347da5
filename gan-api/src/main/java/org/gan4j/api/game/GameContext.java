package org.gan4j.api.game;

import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;

/** The requirements that a new game must fit. Later versions may add to it. */
@ThreadSafe
public interface GameContext {

  /** The task, with the shapes of the players' inputs and outputs. */
  Task task();

  /** The distribution that the experiment chose for z. */
  Latent latent();

  /** A context of these parts. */
  static GameContext of(Task task, Latent latent) {
    return new Parts(task, latent);
  }

  /** The parts of a context. */
  record Parts(Task task, Latent latent) implements GameContext {}
}
