package org.gan4j.api.game;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.api.component.Require;

/**
 * The progress of a training. A schedule decides by it alone, and every checkpoint contains it.
 *
 * @param iteration completed passes of the schedule
 * @param stepsByPlayer parameter updates so far, by the player's name; a player that is missing has
 *     taken none
 * @param stepsInIterationByPlayer those of the pass in progress
 * @param accuracy share of the samples that the discriminator classified correctly in the latest
 *     step, in [0, 1]: of real and generated ones in its own step, of generated ones in the
 *     generator's; 0.5 before the first
 * @param furtherBatches batches that were read by players that usually read none: while no player
 *     that draws batches has taken a step, every step reads one
 */
public record Progress(
    long iteration,
    Map<String, Long> stepsByPlayer,
    Map<String, Integer> stepsInIterationByPlayer,
    double accuracy,
    long furtherBatches) {

  /**
   * Checks the counts, and copies them in the order of the names.
   *
   * @throws IllegalArgumentException if a count is negative, or the accuracy is not a share
   */
  public Progress {
    Require.atLeast("iteration", iteration, 0);
    stepsByPlayer.forEach((player, steps) -> Require.atLeast("steps of " + player, steps, 0));
    stepsInIterationByPlayer.forEach(
        (player, steps) -> Require.atLeast("steps in iteration of " + player, steps, 0));
    Require.atLeast("accuracy", accuracy, 0);
    Require.atMost("accuracy", accuracy, 1);
    Require.atLeast("furtherBatches", furtherBatches, 0);
    stepsByPlayer = Collections.unmodifiableMap(new TreeMap<>(stepsByPlayer));
    stepsInIterationByPlayer = Collections.unmodifiableMap(new TreeMap<>(stepsInIterationByPlayer));
  }

  /** Where every batch was read by a player that draws batches. */
  public Progress(
      long iteration,
      Map<String, Long> stepsByPlayer,
      Map<String, Integer> stepsInIterationByPlayer,
      double accuracy) {
    this(iteration, stepsByPlayer, stepsInIterationByPlayer, accuracy, 0);
  }

  /** Before the first step. */
  public static Progress start() {
    return new Progress(0, Map.of(), Map.of(), 0.5, 0);
  }

  /** The parameter updates of all players so far: files and records are numbered by it. */
  public long steps() {
    return stepsByPlayer.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The parameter updates of a player so far. */
  public long steps(String player) {
    return stepsByPlayer.getOrDefault(player, 0L);
  }

  /** The parameter updates of a player in the pass of the schedule that is in progress. */
  public int stepsInIteration(String player) {
    return stepsInIterationByPlayer.getOrDefault(player, 0);
  }

  /**
   * The progress after a step.
   *
   * @param accuracy the discriminator's accuracy in it
   */
  public Progress after(Step step, double accuracy) {
    Map<String, Long> all = new TreeMap<>(stepsByPlayer);
    all.merge(step.player(), 1L, Long::sum);
    Map<String, Integer> inIteration = new TreeMap<>();
    if (!step.endsIteration()) {
      inIteration.putAll(stepsInIterationByPlayer);
      inIteration.merge(step.player(), 1, Integer::sum);
    }
    return new Progress(
        iteration + (step.endsIteration() ? 1 : 0), all, inIteration, accuracy, furtherBatches);
  }

  /** The progress with one more of the {@link #furtherBatches}. */
  public Progress withFurtherBatch() {
    return new Progress(
        iteration, stepsByPlayer, stepsInIterationByPlayer, accuracy, furtherBatches + 1);
  }
}
