package org.gan4j.objectives.schedule;

import org.gan4j.api.schedule.Player;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.schedule.Step;
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

  BalanceSchedule(BalanceConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Step next(Progress progress) {
    if (progress.discriminatorStepsInIteration() > 0
        || progress.discriminatorAccuracy() > configuration.highest()) {
      return new Step(Player.GENERATOR, true);
    }
    boolean generatorWaits = progress.discriminatorAccuracy() < configuration.lowest();
    return new Step(Player.DISCRIMINATOR, generatorWaits);
  }
}
