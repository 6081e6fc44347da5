package org.gan4j.objectives.schedule;

import org.gan4j.api.schedule.Player;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.schedule.Step;
import org.gan4j.api.schedule.TrainingSchedule;

/**
 * In every iteration, first the discriminator's steps, then the generator's.
 *
 * <p>Goodfellow et al., "Generative Adversarial Networks", 2014, algorithm 1.
 */
final class KStepSchedule implements TrainingSchedule {
  private final KStepConfiguration configuration;

  KStepSchedule(KStepConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Step next(Progress progress) {
    if (progress.discriminatorStepsInIteration() < configuration.discriminatorSteps()) {
      return new Step(Player.DISCRIMINATOR, false);
    }
    boolean last = progress.generatorStepsInIteration() + 1 >= configuration.generatorSteps();
    return new Step(Player.GENERATOR, last);
  }
}
