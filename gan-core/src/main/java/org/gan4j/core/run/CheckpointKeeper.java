package org.gan4j.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.schedule.Progress;
import org.gan4j.core.checkpoint.CheckpointHeader;
import org.gan4j.core.checkpoint.CheckpointWriter;
import org.gan4j.core.experiment.CheckpointOptions;
import org.gan4j.core.game.Game;
import org.gan4j.core.training.IterationReport;
import org.gan4j.core.training.TrainingListener;
import org.jspecify.annotations.Nullable;

/** Writes checkpoints at regular steps and at the end, and removes old ones. */
final class CheckpointKeeper implements TrainingListener {
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
  }

  @Override
  public void iterationEnded(IterationReport report) {
    long before = latest.steps();
    latest = report.progress();
    if (new Every(options.everySteps()).isDue(before, latest.steps())) {
      save(latest);
    }
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
    for (Path file : all.subList(0, Math.max(0, all.size() - options.keepLast()))) {
      if (best.filter(file::equals).isEmpty()) {
        delete(file);
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw GanException.failure(
          "an old checkpoint cannot be removed: " + RunFolder.reason(e),
          file.toString(),
          "remove it by hand",
          e);
    }
  }

  @Override
  public String toString() {
    return "the checkpoint";
  }
}
