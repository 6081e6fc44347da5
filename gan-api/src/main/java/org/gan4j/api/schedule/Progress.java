package org.gan4j.api.schedule;

import org.gan4j.api.component.Require;

/**
 * How far a training is: all that a schedule may decide by, and all of it is in a checkpoint.
 *
 * @param iteration completed passes of the schedule
 * @param discriminatorSteps the discriminator's parameter updates so far
 * @param generatorSteps the generator's parameter updates so far
 * @param discriminatorStepsInIteration those of the pass in progress
 * @param generatorStepsInIteration those of the pass in progress
 * @param discriminatorAccuracy share of the samples in the latest step that the discriminator
 *     judged rightly, in [0, 1]: of real and generated ones in its own step, of generated ones in
 *     the generator's; 0.5 before the first
 */
public record Progress(
    long iteration,
    long discriminatorSteps,
    long generatorSteps,
    int discriminatorStepsInIteration,
    int generatorStepsInIteration,
    double discriminatorAccuracy) {

  /** Checks the counts. */
  public Progress {
    Require.atLeast("iteration", iteration, 0);
    Require.atLeast("discriminatorSteps", discriminatorSteps, 0);
    Require.atLeast("generatorSteps", generatorSteps, 0);
    Require.atLeast("discriminatorStepsInIteration", discriminatorStepsInIteration, 0);
    Require.atLeast("generatorStepsInIteration", generatorStepsInIteration, 0);
    Require.atLeast("discriminatorAccuracy", discriminatorAccuracy, 0);
    Require.atMost("discriminatorAccuracy", discriminatorAccuracy, 1);
  }

  /** Before the first step. */
  public static Progress start() {
    return new Progress(0, 0, 0, 0, 0, 0.5);
  }

  /** The parameter updates of both players so far: what files and records are numbered by. */
  public long steps() {
    return discriminatorSteps + generatorSteps;
  }

  /** The steps that a player has taken. */
  public long steps(Player player) {
    return switch (player) {
      case DISCRIMINATOR -> discriminatorSteps;
      case GENERATOR -> generatorSteps;
    };
  }

  /**
   * After a step.
   *
   * @param accuracy the discriminator's accuracy in it
   */
  public Progress after(Step step, double accuracy) {
    boolean discriminator = step.player() == Player.DISCRIMINATOR;
    int d = discriminatorStepsInIteration + (discriminator ? 1 : 0);
    int g = generatorStepsInIteration + (discriminator ? 0 : 1);
    return new Progress(
        iteration + (step.endsIteration() ? 1 : 0),
        discriminatorSteps + (discriminator ? 1 : 0),
        generatorSteps + (discriminator ? 0 : 1),
        step.endsIteration() ? 0 : d,
        step.endsIteration() ? 0 : g,
        accuracy);
  }
}
