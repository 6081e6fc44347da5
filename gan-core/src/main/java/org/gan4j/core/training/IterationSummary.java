package org.gan4j.core.training;

import org.gan4j.api.schedule.Player;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.training.IterationReport;

/** Adds up the steps of one pass of the schedule. */
final class IterationSummary {
  private final PlayerSums discriminator = new PlayerSums();
  private final PlayerSums generator = new PlayerSums();
  private double realScore;
  private double fakeScore;

  private static final class PlayerSums {
    int steps;
    double loss;
    double penalty;
    double gradientNorm;

    double mean(double sum) {
      return steps == 0 ? Double.NaN : sum / steps;
    }

    void clear() {
      steps = 0;
      loss = 0;
      penalty = 0;
      gradientNorm = 0;
    }
  }

  void add(StepReport step) {
    PlayerSums sums = step.player() == Player.DISCRIMINATOR ? discriminator : generator;
    sums.steps++;
    sums.loss += step.loss();
    sums.penalty += step.penalty();
    sums.gradientNorm += step.gradientNorm();
    if (step.player() == Player.DISCRIMINATOR) {
      realScore += step.realScore();
      fakeScore += step.fakeScore();
    }
  }

  /** The means so far; starts anew. */
  IterationReport report(Progress progress, double seconds, double secondsWaitedForData) {
    IterationReport report =
        new IterationReport(
            progress,
            discriminator.mean(discriminator.loss),
            generator.mean(generator.loss),
            discriminator.mean(discriminator.penalty),
            generator.mean(generator.penalty),
            discriminator.mean(realScore),
            discriminator.mean(fakeScore),
            discriminator.mean(discriminator.gradientNorm),
            generator.mean(generator.gradientNorm),
            seconds,
            secondsWaitedForData);
    discriminator.clear();
    generator.clear();
    realScore = 0;
    fakeScore = 0;
    return report;
  }
}
