package org.gan4j.core.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.evaluation.Metric.Objective;
import org.gan4j.api.game.Progress;
import org.gan4j.checkpoint.History;
import org.gan4j.checkpoint.History.Evaluated;
import org.gan4j.checkpoint.History.RolledBack;
import org.gan4j.core.training.TrainingFailure;
import org.jspecify.annotations.Nullable;

/** The history of a training in progress, as the next checkpoint will contain it. */
@NotThreadSafe
final class RunHistory {
  private History history;

  RunHistory(History history) {
    this.history = history;
  }

  /**
   * Puts a history together.
   *
   * @param good the step of the newest good checkpoint; negative without one
   * @param objective chooses the best checkpoint; null if none is chosen
   */
  static RunHistory of(
      List<Evaluated> evaluations,
      List<RolledBack> rollBacks,
      long good,
      @Nullable Objective objective) {
    RunHistory history = new RunHistory(new History(List.of(), rollBacks, good, -1, -1));
    for (Evaluated evaluated : evaluations) {
      boolean isBest = objective != null && history.isBest(evaluated, objective);
      history.history = history.history.with(evaluated, isBest);
      if (evaluated.step() <= good) {
        history.history = history.history.withGood(good);
      }
    }
    return history;
  }

  History value() {
    return history;
  }

  /** How many evaluations there were after the best one. */
  int evaluationsSinceBest() {
    return (int)
        history.evaluations().stream()
            .filter(evaluated -> evaluated.step() > history.best())
            .count();
  }

  /** What was measured last. */
  Optional<Evaluated> latest() {
    int count = history.evaluations().size();
    return count == 0 ? Optional.empty() : Optional.of(history.evaluations().get(count - 1));
  }

  /** Records an evaluation; the best one so far makes the checkpoint of its step the best one. */
  void evaluated(Progress progress, Map<String, Double> metrics, Objective objective) {
    Evaluated evaluated = new Evaluated(progress.steps(), progress.iteration(), metrics);
    history = history.with(evaluated, isBest(evaluated, objective));
  }

  private boolean isBest(Evaluated evaluated, Objective objective) {
    Double value = evaluated.metrics().get(objective.name());
    if (value == null) {
      return false;
    }
    // A best checkpoint without this number was chosen by a metric of an earlier experiment.
    Double best =
        history
            .evaluation(history.best())
            .map(before -> before.metrics().get(objective.name()))
            .orElse(null);
    return best == null || (objective.higherIsBetter() ? value > best : value < best);
  }

  /** Says that the checkpoint of a step, which will be written, is good. */
  void markGood(Progress progress) {
    history = history.withGood(progress.steps());
  }

  /** Takes back which checkpoints are good and best, since they could not be written. */
  void restoreCheckpoints(History written) {
    history = history.withCheckpointsOf(written);
  }

  /**
   * Goes back to the history of a checkpoint, and records that.
   *
   * @param before the history in the checkpoint
   * @param progress that of the checkpoint
   * @param learningRates the remaining share of the experiment's learning rates
   */
  void rolledBack(
      History before, Progress progress, TrainingFailure failure, double learningRates) {
    history =
        before.with(
            new RolledBack(
                progress.steps(),
                progress.iteration(),
                failure.step(),
                failure.problem(),
                learningRates));
  }
}
