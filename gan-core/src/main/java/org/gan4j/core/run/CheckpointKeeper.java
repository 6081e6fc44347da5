package org.gan4j.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.CheckpointHeader;
import org.gan4j.checkpoint.CheckpointWriter;
import org.gan4j.checkpoint.History;
import org.gan4j.checkpoint.SmallFile;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.experiment.CheckpointOptions;
import org.gan4j.experiment.GuardOptions;
import org.gan4j.training.TrainerListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes checkpoints at regular steps, when one is the best so far, on request, and at the end;
 * removes old ones. The file of a checkpoint contains everything from which the training continues.
 * The pointers to checkpoints follow from it: a killed training repairs them when it continues.
 */
final class CheckpointKeeper implements TrainerListener {
  private final PreparedTraining training;
  private final String experimentJson;
  private final String provenance;
  private final RunFolder folder;
  private final RunHistory history;
  private final CheckpointOptions options;
  private final Interval every;
  private final CheckpointRequest request;
  private Map<String, INDArray> prepared;
  private Progress latest = Progress.start();
  private History written;
  private @Nullable Saved saved;
  private @Nullable GanException lastFailure;

  private record Saved(long step, History history) {}

  /**
   * Writes nothing yet.
   *
   * @param request for a checkpoint beside those of the experiment
   */
  CheckpointKeeper(
      PreparedTraining training,
      String experimentJson,
      String provenance,
      Map<String, INDArray> prepared,
      RunFolder folder,
      RunHistory history,
      CheckpointRequest request) {
    this.request = request;
    this.training = training;
    this.provenance = provenance;
    this.prepared = prepared;
    this.experimentJson = experimentJson;
    this.folder = folder;
    this.history = history;
    this.written = history.value();
    this.options = training.experiment().checkpoint();
    this.every = new Interval(options.everySteps());
  }

  @Override
  public void started(Progress progress) {
    latest = progress;
    if (progress.steps() == 0 && canRollBack()) {
      // Untrained networks are valid ones to roll back to.
      history.markGood(progress);
      save(progress);
    }
  }

  @Override
  public void renewed(Map<String, INDArray> current) {
    prepared = current;
  }

  /** After the evaluation: a state that is due or the best one is written once, with its score. */
  @Override
  public void iterationEnded(IterationReport report) {
    long before = latest.steps();
    latest = report.progress();
    boolean due = every.isDue(before, latest.steps());
    if (due && canRollBack()) {
      // The guard has just examined the state.
      history.markGood(latest);
    }
    if (request.isDue()
        || due
        || isMilestone(training, latest)
        || history.value().best() == latest.steps()) {
      save(latest);
    }
  }

  /** Whether a phase of the schedule has just ended. */
  private static boolean isMilestone(PreparedTraining training, Progress progress) {
    return training.setup().schedule().milestones().contains(progress.iteration())
        && progress.stepsInIterationByPlayer().isEmpty();
  }

  private boolean canRollBack() {
    return training.experiment().guard().action() == GuardOptions.Action.ROLL_BACK;
  }

  @Override
  public void ended(Progress progress, boolean complete) {
    save(progress);
  }

  /** Why the newest checkpoint could not be written; empty if it was. */
  Optional<GanException> failure() {
    return Optional.ofNullable(lastFailure);
  }

  private void save(Progress progress) {
    try {
      Saved state = new Saved(progress.steps(), history.value());
      if (!state.equals(saved)) {
        write(progress);
        saved = state;
        written = state.history();
      }
      point(folder, progress, written);
      pointToMilestone(training, folder, progress);
      lastFailure = null;
    } catch (GanException e) {
      history.restoreCheckpoints(written);
      lastFailure = e;
      throw e;
    }
    removeOld(folder, progress, written, options.keepLast());
  }

  private void write(Progress progress) {
    if (Files.notExists(folder.checkpoints())) {
      throw GanException.failure(
              "the run's folder was removed while it trained: no checkpoint can be written",
              folder.checkpoints().toString(),
              "stop the training, or bring the folder back before the next checkpoint")
          .withCode(ErrorCode.RUN_FOLDER_REMOVED);
    }
    CheckpointHeader header =
        new CheckpointHeader(
            experimentJson,
            progress,
            training.dataset().arrays(),
            training.dataset().classes(),
            provenance,
            history.value(),
            training.dataset().table().orElse(null));
    Map<String, INDArray> arrays = new LinkedHashMap<>(TrainingState.of(training));
    arrays.putAll(Checkpoint.ofTask(prepared, training.task().kept()));
    CheckpointWriter.write(folder.checkpoint(progress.steps()), header, arrays);
  }

  /**
   * Lets the pointers of a folder name the checkpoints that a checkpoint says.
   *
   * @param progress that of the newest checkpoint
   * @param history of the newest checkpoint
   */
  static void point(RunFolder folder, Progress progress, History history) {
    SmallFile.update(folder.lastPointer(), RunFolder.line(folder.checkpoint(progress.steps())));
    point(folder.bestPointer(), folder.checkpoint(history.best()));
    point(folder.goodPointer(), folder.checkpoint(history.good()));
  }

  /**
   * Lets a pointer name the checkpoint of a milestone.
   *
   * @param progress that of the newest checkpoint
   */
  static void pointToMilestone(PreparedTraining training, RunFolder folder, Progress progress) {
    if (isMilestone(training, progress)) {
      point(folder.milestonePointer(progress.iteration()), folder.checkpoint(progress.steps()));
    }
  }

  /** A pointer to another checkpoint stays if that is there: it may be from an earlier version. */
  private static void point(Path pointer, Path checkpoint) {
    if (Files.isRegularFile(checkpoint)) {
      SmallFile.update(pointer, RunFolder.line(checkpoint));
    } else if (Files.exists(pointer) && RunFolder.follow(pointer).isEmpty()) {
      SmallFile.delete(pointer, "a pointer to a checkpoint");
    }
  }

  /**
   * Keeps the newest checkpoints, those of milestones, and those that a roll-back would need.
   *
   * @param progress that of the newest checkpoint
   * @param history of the newest checkpoint
   */
  static void removeOld(RunFolder folder, Progress progress, History history, int keepLast) {
    List<Path> needed =
        List.of(
            folder.checkpoint(history.best()),
            folder.checkpoint(history.bestOfGood()),
            folder.checkpoint(history.good()));
    List<Path> all =
        folder.allCheckpoints().stream()
            .filter(file -> RunFolder.stepOf(file) <= progress.steps())
            .toList();
    List<Path> milestones = folder.milestones();
    Optional<Path> best = RunFolder.follow(folder.bestPointer());
    for (Path file : all.subList(0, Math.max(0, all.size() - keepLast))) {
      if (!needed.contains(file)
          && !milestones.contains(file)
          && best.filter(file::equals).isEmpty()) {
        RunFolder.delete(file);
      }
    }
  }

  @Override
  public String toString() {
    return "the checkpoint";
  }
}
