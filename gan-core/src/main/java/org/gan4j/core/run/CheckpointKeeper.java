package org.gan4j.core.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.checkpoint.CheckpointHeader;
import org.gan4j.core.checkpoint.CheckpointWriter;
import org.gan4j.core.training.TrainerListener;
import org.gan4j.experiment.CheckpointOptions;
import org.gan4j.experiment.GuardOptions;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes checkpoints at regular steps and at the end, and removes old ones. */
final class CheckpointKeeper implements TrainerListener {
  private final PreparedTraining training;
  private final String experimentJson;
  private final String provenance;
  private final Map<String, INDArray> prepared;
  private final RunFolder folder;
  private final CheckpointOptions options;
  private Progress latest = Progress.start();
  private long savedStep = -1;
  private @Nullable GanException lastFailure;

  CheckpointKeeper(
      PreparedTraining training,
      String experimentJson,
      String provenance,
      Map<String, INDArray> prepared,
      RunFolder folder) {
    this.training = training;
    this.provenance = provenance;
    this.prepared = prepared;
    this.experimentJson = experimentJson;
    this.folder = folder;
    this.options = training.experiment().checkpoint();
  }

  @Override
  public void started(Progress progress) {
    latest = progress;
    if (progress.steps() == 0 && canRollBack()) {
      // Untrained networks are valid ones to roll back to.
      saveGood(progress);
    }
  }

  @Override
  public void iterationEnded(IterationReport report) {
    long before = latest.steps();
    latest = report.progress();
    if (new Interval(options.everySteps()).isDue(before, latest.steps())) {
      if (canRollBack()) {
        saveGood(latest);
      } else {
        save(latest);
      }
    }
  }

  private boolean canRollBack() {
    return training.experiment().guard().action() == GuardOptions.Action.ROLL_BACK;
  }

  /** The guard has just examined the state that is due to be written. */
  private void saveGood(Progress progress) {
    save(progress);
    SmallFile.write(folder.goodPointer(), fileName(progress) + "\n");
  }

  @Override
  public void ended(Progress progress, boolean complete) {
    save(progress);
  }

  /** The state as it is now becomes the best one. */
  void markBest(Progress progress) {
    save(progress);
    SmallFile.write(folder.bestPointer(), fileName(progress) + "\n");
  }

  /** Why the newest checkpoint could not be written; empty if it was. */
  Optional<GanException> failure() {
    return Optional.ofNullable(lastFailure);
  }

  private void save(Progress progress) {
    if (progress.steps() == savedStep) {
      return;
    }
    try {
      CheckpointHeader header =
          new CheckpointHeader(
              experimentJson,
              progress,
              training.dataset().arrays(),
              training.dataset().classes(),
              provenance);
      Map<String, INDArray> arrays = new LinkedHashMap<>(TrainingState.of(training.setup()));
      arrays.putAll(TrainingState.prepared(prepared));
      CheckpointWriter.write(folder.checkpoint(progress.steps()), header, arrays);
      SmallFile.write(folder.lastPointer(), fileName(progress) + "\n");
      savedStep = progress.steps();
      lastFailure = null;
    } catch (GanException e) {
      lastFailure = e;
      throw e;
    }
    removeOld();
  }

  private String fileName(Progress progress) {
    return String.valueOf(folder.checkpoint(progress.steps()).getFileName());
  }

  private void removeOld() {
    List<Path> all = folder.allCheckpoints();
    Optional<Path> best = folder.bestCheckpoint();
    Optional<Path> good = folder.goodCheckpoint();
    for (Path file : all.subList(0, Math.max(0, all.size() - options.keepLast()))) {
      if (best.filter(file::equals).isEmpty() && good.filter(file::equals).isEmpty()) {
        RunFolder.delete(file);
      }
    }
  }

  @Override
  public String toString() {
    return "the checkpoint";
  }
}
