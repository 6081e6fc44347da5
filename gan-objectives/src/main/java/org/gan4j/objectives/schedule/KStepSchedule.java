package org.gan4j.objectives.schedule;

import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.schedule.TrainingSchedule;

/**
 * In every iteration, first the discriminator's steps, then the generator's. In a game with more
 * players, each discriminator and each generator has as many, in the game's order, and other
 * players have one.
 *
 * <p>Goodfellow et al., "Generative Adversarial Networks", 2014, algorithm 1.
 */
final class KStepSchedule implements TrainingSchedule {
  private final KStepConfiguration configuration;
  private final PlayerOrder order;

  KStepSchedule(KStepConfiguration configuration, ScheduleContext context) {
    this.configuration = configuration;
    this.order = new PlayerOrder(context);
  }

  @Override
  public Step next(Progress progress) {
    return order.next(progress, configuration.discriminatorSteps(), configuration.generatorSteps());
  }
}
