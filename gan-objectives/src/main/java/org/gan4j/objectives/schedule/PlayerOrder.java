package org.gan4j.objectives.schedule;

import java.util.List;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.schedule.ScheduleContext;

/**
 * Iterations in which each player has all its steps one after the other, the players in the game's
 * order. A player's role says how many steps it has; a player that is neither a discriminator nor a
 * generator has one.
 */
final class PlayerOrder {
  private final List<Player> players;

  PlayerOrder(ScheduleContext context) {
    this.players = context.players();
  }

  /**
   * The step that follows.
   *
   * @param discriminatorSteps of each discriminator in the iteration in progress
   * @param generatorSteps of each generator
   */
  Step next(Progress progress, int discriminatorSteps, int generatorSteps) {
    int last = players.size() - 1;
    for (Player player : players.subList(0, last)) {
      int steps = steps(player.role(), discriminatorSteps, generatorSteps);
      if (progress.stepsInIteration(player.name()) < steps) {
        return new Step(player.name(), false);
      }
    }
    Player player = players.get(last);
    int steps = steps(player.role(), discriminatorSteps, generatorSteps);
    return new Step(player.name(), progress.stepsInIteration(player.name()) + 1 >= steps);
  }

  private static int steps(NetworkRole role, int discriminatorSteps, int generatorSteps) {
    return switch (role) {
      case DISCRIMINATOR -> discriminatorSteps;
      case GENERATOR -> generatorSteps;
      case AUXILIARY -> 1;
    };
  }
}
