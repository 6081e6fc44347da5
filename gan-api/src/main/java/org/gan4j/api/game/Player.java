package org.gan4j.api.game;

import java.util.List;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.NetworkRole;

/**
 * A player of a game: the networks that one step updates together.
 *
 * @param name unique within the game, lower-kebab-case; schedules, reports and progress count by it
 * @param drawsBatch whether each of its steps reads a new batch; the steps of other players use the
 *     batch that was read last, or a new one while no player that draws batches has taken a step
 * @param networks at least one; the first one gives the player its role
 * @param learnsAlone whether its steps descend a term of the task alone, {@link
 *     org.gan4j.api.data.Round#reconstruction}, as long as no discriminator has taken a step;
 *     schedules that begin with such steps need it
 */
public record Player(
    String name, boolean drawsBatch, List<NetworkPlan> networks, boolean learnsAlone) {

  /** A player that learns from other players. */
  public Player(String name, boolean drawsBatch, List<NetworkPlan> networks) {
    this(name, drawsBatch, networks, /* learnsAlone= */ false);
  }

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there is no network, or the name is not lower-kebab-case
   */
  public Player {
    networks = List.copyOf(networks);
    Require.that(!networks.isEmpty(), "the player " + name + " has no network");
    Require.that(
        name.matches("[a-z0-9]+(-[a-z0-9]+)*"),
        "the player's name \"" + name + "\" is not lower-kebab-case");
  }

  /** The role of its first network. */
  public NetworkRole role() {
    return networks.get(0).role();
  }
}
