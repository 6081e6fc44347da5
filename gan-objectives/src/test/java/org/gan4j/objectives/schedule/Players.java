package org.gan4j.objectives.schedule;

import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.schedule.ScheduleContext;

/** The players of some games. */
final class Players {
  /** A discriminator, then a generator. */
  static final ScheduleContext ADVERSARIAL =
      ScheduleContext.of(
          List.of(
              player("discriminator", NetworkRole.DISCRIMINATOR),
              player("generator", NetworkRole.GENERATOR)));

  /** More than two players, and not in the usual order. */
  static final ScheduleContext CYCLE =
      ScheduleContext.of(
          List.of(
              player("discriminator-a", NetworkRole.DISCRIMINATOR),
              player("critic-of-styles", NetworkRole.AUXILIARY),
              player("generator", NetworkRole.GENERATOR),
              player("discriminator-b", NetworkRole.DISCRIMINATOR)));

  private Players() {}

  private static Player player(String name, NetworkRole role) {
    NetworkPlan plan =
        new NetworkPlan(name, role, networks -> networks.generator(1, null, SampleShape.vector(1)));
    return new Player(name, true, List.of(plan), role == NetworkRole.GENERATOR);
  }
}
