package org.gan4j.training;

import java.util.List;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.api.training.IterationReport;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The training loop of every game. The schedule selects the next player, {@link PlayerSteps} takes
 * the step, and listeners are notified.
 *
 * <p>A training is a pure function of its setup and the progress it starts from: batches, latents
 * and dropout masks are functions of the step number. Not thread-safe; use one thread per training.
 */
@NotThreadSafe
public final class Trainer implements TrainingLoop {
  private static final double NANOSECONDS = 1e-9;

  private final TrainingSetup setup;
  private final List<String> players;
  private final TrainingPlan plan;
  private final Guard guard;
  private final GuardedListeners<TrainerListener> listeners = new GuardedListeners<>();
  private Progress progress;

  /**
   * Prepares a training.
   *
   * @param setup whose networks have the initial parameters
   * @param plan batch size and length
   * @param from how far they are: {@link Progress#start()}, or what a checkpoint says
   */
  public Trainer(
      TrainingSetup setup, TrainingPlan plan, Progress from, List<TrainerListener> listeners) {
    this(setup, plan, from, Guard.none(), listeners);
  }

  /**
   * Prepares a training.
   *
   * @param guard looks at every iteration before the listeners do
   */
  public Trainer(
      TrainingSetup setup,
      TrainingPlan plan,
      Progress from,
      Guard guard,
      List<TrainerListener> listeners) {
    this.setup = setup;
    this.players = setup.players().stream().map(LearningPlayer::name).toList();
    this.plan = plan;
    this.guard = guard;
    this.progress = from;
    listeners.forEach(listener -> this.listeners.add(listener.toString(), listener));
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public boolean run(StopSignal stop) {
    // A player that draws no batch may be first, and it uses the batch that was read last.
    long firstBatch = Math.max(0, setup.batches(progress) - 1);
    RandomKey dataKey = setup.key().split("data");
    try (BatchReader batches = new BatchReader(setup.dataset(), plan, dataKey, firstBatch);
        Rounds rounds = new Rounds(batches, setup.task(), setup.key().split("round"), firstBatch);
        PlayerSteps steps = new PlayerSteps(setup, rounds, plan.batchSize())) {
      listeners.each(listener -> listener.started(progress));
      while (!isComplete() && !stop.isRequested()) {
        if (isRenewed()) {
          renew(rounds);
        }
        IterationReport report = iterate(steps, batches);
        guard.examine(report);
        listeners.each(listener -> listener.iterationEnded(report));
      }
      boolean complete = isComplete();
      listeners.each(listener -> listener.ended(progress, complete));
      return complete;
    }
  }

  private boolean isComplete() {
    return plan.length().isReached(progress.iteration(), setup.batches(progress));
  }

  /** Before an iteration, not after the one before: where a training ends, nothing is renewed. */
  private boolean isRenewed() {
    long every = setup.task().renewedEvery();
    return every > 0 && progress.iteration() > 0 && progress.iteration() % every == 0;
  }

  private void renew(Rounds rounds) {
    RandomKey key = setup.key().split("renewal").split(progress.iteration());
    Map<String, INDArray> renewed =
        setup.task().renew(setup.dataset(), LearnedVectors.of(setup), key);
    setup.task().restore(renewed);
    rounds.renew();
    listeners.each(listener -> listener.renewed(renewed));
  }

  private IterationReport iterate(PlayerSteps steps, BatchReader batches) {
    long start = System.nanoTime();
    long waited = batches.nanosecondsWaited();
    IterationSummary summary = new IterationSummary(players);
    Step step;
    do {
      step = setup.schedule().next(progress);
      StepReport report = steps.take(step.player(), progress);
      requireFinite(report);
      summary.add(report);
      LearningPlayer player = setup.player(step.player());
      boolean further = !player.drawsBatch() && setup.readsBatch(player, progress);
      Progress next = progress.after(step, report.accuracy());
      progress = further ? next.withFurtherBatch() : next;
    } while (!step.endsIteration());
    steps.endIteration();
    return summary.report(
        progress,
        (System.nanoTime() - start) * NANOSECONDS,
        (batches.nanosecondsWaited() - waited) * NANOSECONDS);
  }

  private void requireFinite(StepReport report) {
    if (Double.isFinite(report.loss() + report.penalty() + report.gradientNorm())) {
      return;
    }
    throw new TrainingFailureException(
        new NotANumber(setup, report.player()).failure(progress.steps() + 1));
  }
}
