package org.gan4j.objectives.schedule;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.schedule.TrainingSchedule;

/**
 * A player that is too far ahead waits. An iteration is one step of each player; but where the
 * discriminator's accuracy in the latest step was too high, it is one of the generator alone, and
 * where it was too low, one of the discriminator alone.
 *
 * <p>The accuracy counts logits above and below zero, so this is for losses that put the boundary
 * there, not for Wasserstein's.
 */
final class BalanceSchedule implements TrainingSchedule {
  private final BalanceConfiguration configuration;
  private final String discriminator;
  private final String generator;

  BalanceSchedule(BalanceConfiguration configuration, ScheduleContext context) {
    List<String> discriminators = context.players(NetworkRole.DISCRIMINATOR);
    List<String> generators = context.players(NetworkRole.GENERATOR);
    if (context.players().size() != 2 || discriminators.size() != 1 || generators.size() != 1) {
      throw GanException.usage(
          "the schedule balance needs one discriminator and one generator, and the game has other players",
          "schedule.type",
          "choose the schedule k-step");
    }
    this.configuration = configuration;
    this.discriminator = discriminators.get(0);
    this.generator = generators.get(0);
  }

  @Override
  public Step next(Progress progress) {
    if (progress.stepsInIteration(discriminator) > 0
        || progress.accuracy() > configuration.highest()) {
      return new Step(generator, true);
    }
    boolean generatorWaits = progress.accuracy() < configuration.lowest();
    return new Step(discriminator, generatorWaits);
  }
}
