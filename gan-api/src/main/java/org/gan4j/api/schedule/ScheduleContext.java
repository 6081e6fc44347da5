package org.gan4j.api.schedule;

import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.game.Player;
import org.gan4j.api.network.NetworkRole;

/** The requirements that a new schedule must fit. Later versions may add to it. */
@ThreadSafe
public interface ScheduleContext {

  /** The players of the game, in the order in which an iteration usually has their steps. */
  List<Player> players();

  /** The names of the players with a role, in the order of {@link #players()}. */
  default List<String> players(NetworkRole role) {
    return players().stream().filter(player -> player.role() == role).map(Player::name).toList();
  }

  /** A context of these players. */
  static ScheduleContext of(List<Player> players) {
    List<Player> copy = List.copyOf(players);
    return () -> copy;
  }
}
