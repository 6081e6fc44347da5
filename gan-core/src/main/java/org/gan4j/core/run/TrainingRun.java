package org.gan4j.core.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.checkpoint.Checkpoint;
import org.gan4j.core.game.Game;
import org.gan4j.core.training.StopSignal;
import org.gan4j.core.training.Trainer;
import org.gan4j.core.training.TrainerListener;
import org.gan4j.core.training.TroubleException;

/**
 * A training with its folder: trains, and leaves there what DESIGN calls a run. Use it once.
 *
 * <p>Not thread-safe: one thread trains; another may stop it by the {@code StopSignal}.
 */
public final class TrainingRun {
  private final Game game;
  private final RunFolder folder;
  private final String experimentJson;
  private final Progress from;
  private final List<String> warnings;

  private TrainingRun(
      Game game, RunFolder folder, String experimentJson, Progress from, List<String> warnings) {
    this.game = game;
    this.folder = folder;
    this.experimentJson = experimentJson;
    this.from = from;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Begins a new run.
   *
   * @param game which the caller closes, after the run
   * @param path of the folder, which must not hold anything yet
   * @param experimentJson the resolved experiment
   * @param provenance where the run comes from
   * @throws GanException if the folder cannot be used
   */
  public static TrainingRun start(
      Game game, Path path, String experimentJson, Provenance provenance) {
    RunFolder folder = RunFolder.create(path);
    SmallFile.write(folder.experiment(), experimentJson);
    SmallFile.write(folder.provenance(), provenance.toJson());
    return new TrainingRun(game, folder, experimentJson, Progress.start(), List.of());
  }

  /**
   * Goes on from the newest checkpoint, exactly as if the run had not been interrupted.
   *
   * @param game which the caller closes, after the run; its parameters are overwritten
   * @param experimentJson the resolved experiment: the run's own, but for its length, what is
   *     written and how often
   * @param jars that the components come from now
   * @throws GanException if there is no checkpoint, or it belongs to another experiment
   */
  public static TrainingRun resume(
      Game game, RunFolder folder, String experimentJson, List<Provenance.Origin> jars) {
    Checkpoint checkpoint = Checkpoint.open(checkpointOf(folder));
    ResumeCheck.requireSameTraining(checkpoint, experimentJson);
    checkpoint.restore(GameState.of(game));
    SmallFile.write(folder.experiment(), experimentJson);
    return new TrainingRun(
        game,
        folder,
        experimentJson,
        checkpoint.header().progress(),
        JarChanges.between(folder, jars));
  }

  private static Path checkpointOf(RunFolder folder) {
    return folder
        .lastCheckpoint()
        .orElseThrow(
            () ->
                GanException.usage(
                    "there is no checkpoint to resume from",
                    folder.path().toString(),
                    "leave --resume out to start anew, or give the run's folder with --out"));
  }

  /** Where everything is written. */
  public RunFolder folder() {
    return folder;
  }

  /** Why it may not go on exactly, a line each: jars that are not those it was started with. */
  public List<String> warnings() {
    return warnings;
  }

  /** How far the players were when this process began. */
  public Progress from() {
    return from;
  }

  /**
   * What a training left.
   *
   * @param complete whether it reached its end; false if it was asked to stop
   * @param progress how far it is
   * @param metrics as they were measured last; empty if the experiment names none
   */
  public record Result(boolean complete, Progress progress, Map<String, Double> metrics) {}

  /**
   * Trains to the end, or until asked to stop; a checkpoint of the last state is written in both
   * cases.
   *
   * @param watchers listeners beside the experiment's own, such as a progress bar
   * @throws GanException if a step failed, the training went wrong and the experiment says that it
   *     ends then, or the last checkpoint could not be written
   */
  public Result train(StopSignal stop, List<TrainingListener> watchers) {
    Audience audience = new Audience(game, folder, watchers);
    try {
      Result result = train(stop, audience);
      audience.trainingEnded(result.progress(), result.complete());
      return result;
    } catch (RuntimeException | Error e) {
      audience.trainingFailed(e);
      throw e;
    } finally {
      stop.markFinished();
    }
  }

  private Result train(StopSignal stop, Audience audience) {
    RollBack rollBack = new RollBack(game, folder);
    Progress start = from;
    while (true) {
      try {
        return train(start, stop, audience);
      } catch (TroubleException e) {
        start = rollBack.after(e.trouble());
      }
    }
  }

  private Result train(Progress start, StopSignal stop, Audience audience) {
    Sampler learning =
        new Sampler(
            game.generator(),
            game.latent(),
            game.task().generated(),
            Conditions.of(game.task(), game.dataset()));
    Sampler sampler = learning.with(game.sampled());
    CheckpointKeeper checkpoints = new CheckpointKeeper(game, experimentJson, folder);
    Every saving = new Every(game.experiment().checkpoint().everySteps());
    try (MetricsFile metrics = new MetricsFile(folder.metrics(), saving)) {
      Evaluator evaluator = new Evaluator(game, sampler, metrics, audience, checkpoints);
      // The checkpoint after the records: a run that goes on from it has all that came before.
      List<TrainerListener> listeners =
          List.of(
              metrics, audience, evaluator, checkpoints, new SampleGrids(game, sampler, folder));
      TrainingGuard guard = new TrainingGuard(game, learning, metrics, start.steps());
      Trainer trainer = new Trainer(game, start, guard, listeners);
      boolean complete = trainer.run(stop);
      checkpoints
          .failure()
          .ifPresent(
              failure -> {
                throw failure;
              });
      return new Result(complete, trainer.progress(), evaluator.latestMetrics());
    }
  }
}
