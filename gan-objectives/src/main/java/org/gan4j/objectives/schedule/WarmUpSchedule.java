package org.gan4j.objectives.schedule;

import org.gan4j.api.schedule.Player;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.schedule.Step;
import org.gan4j.api.schedule.TrainingSchedule;

/**
 * In the first iterations, and every now and then, the discriminator has many steps, so that the
 * generator follows a critic that is near its best.
 *
 * <p>The authors' code of Arjovsky et al., "Wasserstein Generative Adversarial Networks", 2017: 100
 * steps in the first 25 iterations of the generator and in every 500th, 5 in the others.
 */
final class WarmUpSchedule implements TrainingSchedule {
  private final WarmUpConfiguration configuration;

  WarmUpSchedule(WarmUpConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Step next(Progress progress) {
    int steps =
        isWarmUp(progress.iteration())
            ? configuration.warmUpSteps()
            : configuration.discriminatorSteps();
    if (progress.discriminatorStepsInIteration() < steps) {
      return new Step(Player.DISCRIMINATOR, false);
    }
    boolean last = progress.generatorStepsInIteration() + 1 >= configuration.generatorSteps();
    return new Step(Player.GENERATOR, last);
  }

  private boolean isWarmUp(long iteration) {
    return iteration < configuration.warmUpIterations()
        || (configuration.again() > 0 && iteration > 0 && iteration % configuration.again() == 0);
  }
}
