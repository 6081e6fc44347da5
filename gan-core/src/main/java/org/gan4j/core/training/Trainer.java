package org.gan4j.core.training;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.schedule.Step;
import org.gan4j.api.training.IterationReport;
import org.gan4j.core.game.Game;

/**
 * The training loop: Goodfellow et al. 2014, Algorithm 1. The schedule says who learns next, {@link
 * PlayerSteps} takes the step, listeners watch.
 *
 * <p>A training is a pure function of the game and the progress it starts from: batches, latents
 * and dropout masks are named by the number of the step they are for. Not thread-safe; use one
 * thread per training.
 */
public final class Trainer {
  private static final double NANOSECONDS = 1e-9;

  private final Game game;
  private final Guard guard;
  private final GuardedListeners<TrainerListener> listeners = new GuardedListeners<>();
  private Progress progress;

  /**
   * Prepares a training.
   *
   * @param game whose players have the parameters to start from
   * @param from how far they are: {@link Progress#start()}, or what a checkpoint says
   */
  public Trainer(Game game, Progress from, List<TrainerListener> listeners) {
    this(game, from, Guard.none(), listeners);
  }

  /**
   * Prepares a training.
   *
   * @param guard looks at every iteration before the listeners do
   */
  public Trainer(Game game, Progress from, Guard guard, List<TrainerListener> listeners) {
    this.game = game;
    this.guard = guard;
    this.progress = from;
    listeners.forEach(listener -> this.listeners.add(listener.toString(), listener));
  }

  /** How far the training is. */
  public Progress progress() {
    return progress;
  }

  /**
   * Trains until the experiment's end, or until asked to stop.
   *
   * @return whether it reached the end
   * @throws org.gan4j.api.GanException if data cannot be read
   * @throws TroubleException if a loss is no longer a number, or the guard ends it
   */
  public boolean run(StopSignal stop) {
    TrainingLength length = TrainingLength.of(game);
    // A generator's step may come first, and it shares the batch that the discriminator saw last.
    long firstBatch = Math.max(0, progress.discriminatorSteps() - 1);
    int batchSize = game.experiment().training().batchSize();
    RandomKey dataKey = game.key().split("data");
    try (BatchReader batches = new BatchReader(game.dataset(), batchSize, dataKey, firstBatch);
        Rounds rounds = new Rounds(batches, game.task(), game.key().split("round"), firstBatch);
        PlayerSteps players = new PlayerSteps(game, rounds)) {
      listeners.each(listener -> listener.started(progress));
      while (!length.isReached(progress) && !stop.isRequested()) {
        IterationReport report = iterate(players, batches);
        guard.examine(report);
        listeners.each(listener -> listener.iterationEnded(report));
      }
      boolean complete = length.isReached(progress);
      listeners.each(listener -> listener.ended(progress, complete));
      return complete;
    }
  }

  private IterationReport iterate(PlayerSteps players, BatchReader batches) {
    long start = System.nanoTime();
    long waited = batches.nanosecondsWaited();
    IterationSummary summary = new IterationSummary();
    Step step;
    do {
      step = game.schedule().next(progress);
      StepReport report = players.take(step.player(), progress);
      requireFinite(report);
      summary.add(report);
      progress = progress.after(step, report.accuracy());
    } while (!step.endsIteration());
    return summary.report(
        progress,
        (System.nanoTime() - start) * NANOSECONDS,
        (batches.nanosecondsWaited() - waited) * NANOSECONDS);
  }

  private void requireFinite(StepReport report) {
    if (Double.isFinite(report.loss() + report.penalty() + report.gradientNorm())) {
      return;
    }
    throw new TroubleException(new NotANumber(game, report.player()).trouble(progress.steps() + 1));
  }
}
