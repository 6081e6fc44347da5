package org.gan4j.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * What happened in a training up to a checkpoint, as far as the training depends on it when it
 * continues. It is in the checkpoint itself, so that both are replaced in one step.
 *
 * @param evaluations in the order in which they were made; only the latest {@value #EVALUATIONS} of
 *     a long training, and those of the best checkpoints
 * @param rollBacks in the order in which they were made
 * @param good the step of the newest checkpoint that the guard found good; {@link #NONE} without
 *     one
 * @param best the step of the best checkpoint; {@link #NONE} without one
 * @param bestOfGood the step of the checkpoint that was the best one when {@code good} was written;
 *     {@link #NONE} without one
 */
@ThreadSafe
public record History(
    List<Evaluated> evaluations,
    List<RolledBack> rollBacks,
    long good,
    long best,
    long bestOfGood) {

  /** No such step. */
  public static final long NONE = -1;

  /** A header has a limited size. */
  private static final int EVALUATIONS = 1000;

  /**
   * An evaluation.
   *
   * @param step parameter updates of all players
   * @param iteration passes of the schedule
   * @param metrics named numbers, in the order of the metrics, without NaN and infinite ones
   */
  public record Evaluated(long step, long iteration, Map<String, Double> metrics) {
    /** Copies, without NaN and infinite numbers. */
    public Evaluated {
      Map<String, Double> finite = new LinkedHashMap<>(metrics);
      finite.values().removeIf(value -> !Double.isFinite(value));
      metrics = Collections.unmodifiableMap(finite);
    }
  }

  /**
   * A roll-back.
   *
   * @param step where the training continued
   * @param iteration of that step
   * @param fromStep the step of the failure
   * @param reason the problem
   * @param learningRates the remaining share of the experiment's learning rates
   */
  public record RolledBack(
      long step, long iteration, long fromStep, String reason, double learningRates) {}

  /** Copies. */
  public History {
    evaluations = List.copyOf(evaluations);
    rollBacks = List.copyOf(rollBacks);
  }

  /** Before the first step. */
  public static History start() {
    return new History(List.of(), List.of(), NONE, NONE, NONE);
  }

  /** From which step on all evaluations are here. */
  public long completeFrom() {
    // At most two earlier ones were kept, those of the best checkpoints.
    return evaluations.size() < EVALUATIONS ? 0 : evaluations.get(2).step();
  }

  /** The evaluation of a step. */
  public Optional<Evaluated> evaluation(long step) {
    return evaluations.stream().filter(evaluated -> evaluated.step() == step).findFirst();
  }

  /**
   * With one more evaluation.
   *
   * @param isBest whether the checkpoint of its step is the best one
   */
  public History with(Evaluated evaluated, boolean isBest) {
    long newBest = isBest ? evaluated.step() : best;
    List<Evaluated> all = new ArrayList<>(evaluations);
    all.removeIf(earlier -> earlier.step() == evaluated.step());
    all.add(evaluated);
    for (int i = 0; all.size() > EVALUATIONS; i++) {
      long step = all.get(i).step();
      if (step != newBest && step != bestOfGood) {
        all.remove(i);
        i--;
      }
    }
    return new History(all, rollBacks, good, newBest, bestOfGood);
  }

  /** With one more roll-back, to the checkpoint that this history is from. */
  public History with(RolledBack rolledBack) {
    List<RolledBack> all = new ArrayList<>(rollBacks);
    all.add(rolledBack);
    return new History(evaluations, all, good, best, bestOfGood);
  }

  /** With a step whose checkpoint is good. */
  public History withGood(long step) {
    return new History(evaluations, rollBacks, step, best, best);
  }

  /** With the good and best checkpoints of another history. */
  public History withCheckpointsOf(History other) {
    return new History(evaluations, rollBacks, other.good, other.best, other.bestOfGood);
  }
}
