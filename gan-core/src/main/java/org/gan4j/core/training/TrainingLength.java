package org.gan4j.core.training;

import org.gan4j.api.schedule.Progress;
import org.gan4j.core.game.Game;
import org.gan4j.experiment.TrainingOptions;

/**
 * When a training is over.
 *
 * @param iterations passes of the schedule; Long.MAX_VALUE if epochs count
 * @param batches batches drawn from the dataset; Long.MAX_VALUE if iterations count
 */
public record TrainingLength(long iterations, long batches) {

  /** The length that an experiment asks for, with the size of its dataset. */
  public static TrainingLength of(Game game) {
    TrainingOptions options = game.experiment().training();
    Long iterations = options.iterations();
    if (iterations != null) {
      return new TrainingLength(iterations, Long.MAX_VALUE);
    }
    Integer epochs = options.epochs();
    if (epochs == null) {
      throw new IllegalStateException("an experiment has epochs or iterations");
    }
    long perEpoch = EpochOrder.batchesPerEpoch(game.dataset().size(), options.batchSize());
    return new TrainingLength(Long.MAX_VALUE, epochs * perEpoch);
  }

  /** Whether nothing is left to do. */
  public boolean isReached(Progress progress) {
    return progress.iteration() >= iterations || progress.discriminatorSteps() >= batches;
  }

  /** How much is done, in [0, 1]. */
  public double fraction(Progress progress) {
    double done =
        iterations < Long.MAX_VALUE
            ? (double) progress.iteration() / iterations
            : (double) progress.discriminatorSteps() / batches;
    return Math.min(1, done);
  }
}
