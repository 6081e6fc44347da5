package org.gan4j.objectives.schedule;

import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.schedule.TrainingSchedule;

/**
 * In the first iterations, and every now and then, the discriminator has many steps, so that the
 * generator follows a critic that is near its best. In a game with more players, this holds for
 * each discriminator and each generator, in the game's order, and other players have one step.
 *
 * <p>The authors' code of Arjovsky et al., "Wasserstein Generative Adversarial Networks", 2017: 100
 * steps in the first 25 iterations of the generator and in every 500th, 5 in the others.
 */
final class WarmUpSchedule implements TrainingSchedule {
  private final WarmUpConfiguration configuration;
  private final PlayerOrder order;

  WarmUpSchedule(WarmUpConfiguration configuration, ScheduleContext context) {
    this.configuration = configuration;
    this.order = new PlayerOrder(context);
  }

  @Override
  public Step next(Progress progress) {
    int discriminatorSteps =
        isWarmUp(progress.iteration())
            ? configuration.warmUpSteps()
            : configuration.discriminatorSteps();
    return order.next(progress, discriminatorSteps, configuration.generatorSteps());
  }

  private boolean isWarmUp(long iteration) {
    return iteration < configuration.warmUpIterations()
        || (configuration.again() > 0 && iteration > 0 && iteration % configuration.again() == 0);
  }
}
