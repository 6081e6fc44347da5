package org.gan4j.api.game;

import java.util.function.Function;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.jspecify.annotations.Nullable;

/**
 * A network of a game, before it is built.
 *
 * @param name unique within the game, lower-kebab-case; checkpoints and error messages use it
 * @param role its role in the game
 * @param construction builds it; called again for a copy, such as a generator's average, or to open
 *     a checkpoint
 * @param featuresOf the network whose features ({@link org.gan4j.api.network.Pass#features()}) are
 *     the input of this one, so that both make one network for other programs; null if its input is
 *     something else
 */
public record NetworkPlan(
    String name,
    NetworkRole role,
    Function<NetworkBuilder, ? extends Network> construction,
    @Nullable String featuresOf) {

  /** A network whose input is not the features of another one. */
  public NetworkPlan(
      String name, NetworkRole role, Function<NetworkBuilder, ? extends Network> construction) {
    this(name, role, construction, null);
  }

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
