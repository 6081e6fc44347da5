package org.gan4j.api.training;

import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.game.Player;

/** The requirements that a new training listener must fit. Later versions may add to it. */
@ThreadSafe
public interface ListenerContext {

  /**
   * The players of the game, in the order in which an iteration usually has their steps, so that a
   * listener can order their numbers; empty if it is not known.
   */
  List<Player> players();

  /** A context of these parts. */
  static ListenerContext of(List<Player> players) {
    return new Parts(players);
  }

  /** The context of a listener that is used by itself: no players are known. */
  static ListenerContext standalone() {
    return of(List.of());
  }

  /** The parts of a context. */
  record Parts(List<Player> players) implements ListenerContext {
    /** Copies the list. */
    public Parts {
      players = List.copyOf(players);
    }
  }
}
