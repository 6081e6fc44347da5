package org.gan4j.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.SampleOverview;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.CheckpointHeader;
import org.gan4j.checkpoint.History;
import org.gan4j.checkpoint.SmallFile;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.run.CheckpointSearch.Found;
import org.gan4j.core.sampling.Conditions;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.core.training.StopSignal;
import org.gan4j.core.training.Trainer;
import org.gan4j.core.training.TrainerListener;
import org.gan4j.core.training.TrainingFailureException;
import org.gan4j.experiment.ExperimentDifferences;
import org.gan4j.experiment.JarOrigin;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A training with its folder: trains, and writes the run's files there. Use it once.
 *
 * <p>Not thread-safe: one thread trains; another may stop it by the {@code StopSignal}.
 */
@NotThreadSafe
public final class TrainingRun {
  private final PreparedTraining training;
  private final RunFolder folder;
  private final @Nullable SampleOverview pictures;
  private final String experimentJson;
  private final String provenance;
  private final Map<String, INDArray> prepared;
  private final Progress from;
  private final RunHistory history;
  private final List<String> warnings;

  private TrainingRun(
      PreparedTraining training,
      RunFolder folder,
      String experimentJson,
      String provenance,
      Map<String, INDArray> prepared,
      Progress from,
      RunHistory history,
      List<String> warnings,
      @Nullable SampleOverview pictures) {
    this.pictures = pictures;
    this.training = training;
    this.folder = folder;
    this.experimentJson = experimentJson;
    this.provenance = provenance;
    this.prepared = prepared;
    this.from = from;
    this.history = history;
    this.warnings = List.copyOf(warnings);
    training.task().restore(prepared);
  }

  /**
   * Begins a new run: lets the task pass over the data, and creates the folder.
   *
   * @param training which the caller closes, after the run
   * @param path of the folder, which must not hold anything yet
   * @param experimentJson the resolved experiment
   * @param provenance where the run comes from
   * @param pictures writes the pictures of samples; null for none
   * @throws GanException if the folder cannot be used
   */
  public static TrainingRun start(
      PreparedTraining training,
      Path path,
      String experimentJson,
      Provenance provenance,
      @Nullable SampleOverview pictures) {
    return begin(training, RunFolder.create(path), experimentJson, provenance, List.of(), pictures);
  }

  private static TrainingRun begin(
      PreparedTraining training,
      RunFolder folder,
      String experimentJson,
      Provenance provenance,
      List<String> warnings,
      @Nullable SampleOverview pictures) {
    SmallFile.write(folder.experiment(), experimentJson);
    SmallFile.write(folder.provenance(), provenance.toJson());
    Map<String, INDArray> prepared =
        training.task().prepare(training.dataset(), training.setup().key().split("preparation"));
    return new TrainingRun(
        training,
        folder,
        experimentJson,
        provenance.toJson(),
        prepared,
        Progress.start(),
        new RunHistory(History.start()),
        warnings,
        pictures);
  }

  /**
   * Continues from the newest checkpoint that is whole, exactly as if the run had not been
   * interrupted. A run that was interrupted before its first checkpoint begins again.
   *
   * @param training which the caller closes, after the run; its parameters are overwritten
   * @param experimentJson the resolved experiment: the run's own, but for its length, what is
   *     written and how often
   * @param resolution writes out the defaults of the experiment in a checkpoint, which may be of an
   *     earlier version
   * @param now where the run would come from if it began now
   * @param pictures writes the pictures of samples; null for none
   * @throws GanException if the folder is not that of a run, all its checkpoints are damaged, or it
   *     belongs to another experiment
   */
  public static TrainingRun resume(
      PreparedTraining training,
      RunFolder folder,
      String experimentJson,
      UnaryOperator<String> resolution,
      Provenance now,
      @Nullable SampleOverview pictures) {
    folder.requireOwnFiles();
    Optional<Found> found = CheckpointSearch.newest(folder);
    if (found.isEmpty()) {
      return restart(training, folder, experimentJson, resolution, now, pictures);
    }
    Checkpoint checkpoint = found.get().checkpoint();
    requireSameTraining(
        checkpoint.header().experiment(), checkpoint.file(), experimentJson, resolution);
    checkpoint.restore(TrainingState.of(training.setup()));
    CheckpointHeader header = checkpoint.header();
    RunHistory history = history(training, folder, header);
    CheckpointSearch.clean(folder, found.get());
    CheckpointKeeper.point(folder, header.progress(), history.value());
    CheckpointKeeper.removeOld(
        folder, header.progress(), history.value(), training.experiment().checkpoint().keepLast());
    SmallFile.write(folder.experiment(), experimentJson);
    return new TrainingRun(
        training,
        folder,
        experimentJson,
        header.provenance(),
        checkpoint.arrays(TrainingState.TASK),
        header.progress(),
        history,
        Stream.concat(damaged(found.get()), changes(folder, now.jars()).stream()).toList(),
        pictures);
  }

  private static RunHistory history(
      PreparedTraining training, RunFolder folder, CheckpointHeader header) {
    History history = header.history();
    if (history != null) {
      return new RunHistory(history);
    }
    return MetricsFile.earlier(
        folder.metrics(),
        header.progress().steps(),
        RunFolder.follow(folder.goodPointer()).map(RunFolder::stepOf).orElse(History.NONE),
        training.metrics().isEmpty() ? null : training.metrics().get(0).objective());
  }

  private static Stream<String> damaged(Found found) {
    return found.damaged().stream()
        .map(
            damaged ->
                damaged.file()
                    + " is left out, since "
                    + damaged.failure().problem()
                    + "; the training continues from "
                    + found.checkpoint().file().getFileName());
  }

  /** A run that was interrupted before its first checkpoint. */
  private static TrainingRun restart(
      PreparedTraining training,
      RunFolder folder,
      String experimentJson,
      UnaryOperator<String> resolution,
      Provenance now,
      @Nullable SampleOverview pictures) {
    if (!folder.isRun()) {
      throw GanException.usage(
              "there is no run to resume",
              folder.path().toString(),
              "start a new run, or give the folder of one")
          .withCode(ErrorCode.CHECKPOINT_MISSING);
    }
    LostExperiment.read(folder)
        .ifPresent(
            json -> requireSameTraining(json, folder.experiment(), experimentJson, resolution));
    folder.createFolders();
    CheckpointSearch.removeUnfinished(folder);
    return begin(
        training,
        folder,
        experimentJson,
        now,
        List.of("the run has no checkpoint yet: the training begins at step 0"),
        pictures);
  }

  /** Only the training that wrote a checkpoint can continue from it exactly. */
  private static void requireSameTraining(
      String trained, Path file, String experimentJson, UnaryOperator<String> resolution) {
    List<String> differences =
        ExperimentDifferences.between(resolution.apply(trained), experimentJson);
    if (!differences.isEmpty()) {
      throw GanException.usage(
              "the run belongs to another experiment: they differ in "
                  + String.join(", ", differences),
              file.toString(),
              "resume with the experiment.json of its run, or start a new run")
          .withCode(ErrorCode.EXPERIMENT_DIFFERS);
    }
  }

  /** A missing or damaged run.json is ignored: the checkpoint has its own checksum. */
  private static List<String> changes(RunFolder folder, List<JarOrigin> jars) {
    try {
      return JarOrigin.changes(
          Provenance.parse(Files.readString(folder.provenance())).jars(), jars);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Where everything is written. */
  public RunFolder folder() {
    return folder;
  }

  /**
   * Why the run may not continue exactly, one line each: jars that differ from those it was started
   * with.
   */
  public List<String> warnings() {
    return warnings;
  }

  /** How far the players were when this process began. */
  public Progress from() {
    return from;
  }

  /**
   * The result of a training.
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
    RunListeners audience = new RunListeners(training, folder, watchers);
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

  private Result train(StopSignal stop, RunListeners audience) {
    RollBack rollBack = new RollBack(training, folder, history);
    Progress start = from;
    while (true) {
      try {
        return train(start, stop, audience);
      } catch (TrainingFailureException e) {
        start = rollBack.after(e.failure());
      }
    }
  }

  private Result train(Progress start, StopSignal stop, RunListeners audience) {
    Sampler learning =
        new Sampler(
            training.setup().sampled().network(),
            training.latent(),
            training.task().generated(),
            Conditions.of(training.task(), training.dataset()));
    Sampler sampler = learning.with(training.setup().sampled().sampled());
    CheckpointKeeper checkpoints =
        new CheckpointKeeper(training, experimentJson, provenance, prepared, folder, history);
    Interval saving = new Interval(training.experiment().checkpoint().everySteps());
    try (MetricsFile metrics = new MetricsFile(folder.metrics(), history, saving)) {
      Evaluator evaluator = new Evaluator(training, sampler, metrics, audience, history);
      // The checkpoint after the records: a run that continues from it has all earlier ones.
      List<TrainerListener> listeners = new ArrayList<>(List.of(metrics, audience, evaluator));
      if (pictures != null) {
        listeners.add(new SampleGrids(training, sampler, folder, pictures));
      }
      listeners.add(checkpoints);
      TrainingGuard guard = new TrainingGuard(training, learning, metrics, start.steps());
      Trainer trainer = new Trainer(training.setup(), training.plan(), start, guard, listeners);
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
