package org.gan4j.api.game;

import java.util.function.Function;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;

/**
 * A network of a game, before it is built.
 *
 * @param name unique within the game, lower-kebab-case; checkpoints and error messages use it
 * @param role its role in the game
 * @param construction builds it; called again for a copy, such as a generator's average, or to open
 *     a checkpoint
 */
public record NetworkPlan(
    String name, NetworkRole role, Function<NetworkBuilder, ? extends Network> construction) {

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is not lower-kebab-case
   */
  public NetworkPlan {
    Require.that(
        name.matches("[a-z0-9]+(-[a-z0-9]+)*"),
        "the network's name \"" + name + "\" is not lower-kebab-case");
  }
}
