package org.gan4j.core.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.core.checkpoint.CheckpointHeader;
import org.gan4j.core.checkpoint.CheckpointWriter;
import org.gan4j.core.game.Game;
import org.gan4j.core.training.TrainerListener;
import org.gan4j.experiment.CheckpointOptions;
import org.gan4j.experiment.GuardOptions;
import org.jspecify.annotations.Nullable;

/** Writes checkpoints at regular steps and at the end, and removes old ones. */
final class CheckpointKeeper implements TrainerListener {
  private final Game game;
  private final String experimentJson;
  private final RunFolder folder;
  private final CheckpointOptions options;
  private Progress latest = Progress.start();
  private long savedStep = -1;
  private @Nullable GanException lastFailure;

  CheckpointKeeper(Game game, String experimentJson, RunFolder folder) {
    this.game = game;
    this.experimentJson = experimentJson;
    this.folder = folder;
    this.options = game.experiment().checkpoint();
  }

  @Override
  public void started(Progress progress) {
    latest = progress;
    if (progress.steps() == 0 && canRollBack()) {
      // Networks that have learned nothing yet are good ones to go back to.
      saveGood(progress);
    }
  }

  @Override
  public void iterationEnded(IterationReport report) {
    long before = latest.steps();
    latest = report.progress();
    if (new Every(options.everySteps()).isDue(before, latest.steps())) {
      if (canRollBack()) {
        saveGood(latest);
      } else {
        save(latest);
      }
    }
  }

  private boolean canRollBack() {
    return game.experiment().guard().action() == GuardOptions.Action.ROLL_BACK;
  }

  /** What is due was examined by the guard just now. */
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
              experimentJson, progress, game.dataset().shape(), game.dataset().classes());
      CheckpointWriter.write(folder.checkpoint(progress.steps()), header, GameState.of(game));
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
