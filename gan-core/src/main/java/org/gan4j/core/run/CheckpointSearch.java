package org.gan4j.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.CheckpointHeader;

/**
 * Finds the newest checkpoint of a run by what the files contain: the file of a checkpoint is
 * replaced in one step, and pointers to it may be older.
 */
@ThreadSafe
public final class CheckpointSearch {
  private static final Comparator<Candidate> BY_AGE =
      Comparator.comparingInt((Candidate candidate) -> candidate.header().rollBacks())
          .thenComparingLong(candidate -> candidate.header().progress().steps());

  /** How often a file may be gone when it is to be opened. */
  private static final int ATTEMPTS = 20;

  private CheckpointSearch() {}

  private record Candidate(Path file, CheckpointHeader header) {}

  /**
   * The newest checkpoint that is whole.
   *
   * @param damaged newer ones
   */
  record Found(Checkpoint checkpoint, List<Damaged> damaged) implements AutoCloseable {
    @Override
    public void close() {
      checkpoint.close();
    }
  }

  /** A checkpoint that cannot be opened, and why. */
  record Damaged(Path file, GanException failure) {}

  /**
   * Opens the checkpoint that a run would continue from; the caller closes it.
   *
   * @return empty if the run has no checkpoint
   * @throws GanException if all are damaged
   */
  public static Optional<Checkpoint> toContinue(RunFolder folder) {
    return newest(folder).map(Found::checkpoint);
  }

  /**
   * Looks for the checkpoint that a run continues from. One that was rolled back is newer than all
   * before the roll-back.
   *
   * @return empty if the run has no checkpoint
   * @throws GanException if all are damaged
   */
  static Optional<Found> newest(RunFolder folder) {
    List<Candidate> candidates = new ArrayList<>();
    List<Path> unreadable = new ArrayList<>();
    for (Path file : folder.allCheckpoints()) {
      Checkpoint.header(file)
          .ifPresentOrElse(
              header -> candidates.add(new Candidate(file, header)), () -> unreadable.add(file));
    }
    candidates.sort(BY_AGE.reversed());
    List<Damaged> damaged = new ArrayList<>();
    for (Candidate candidate : candidates) {
      try {
        Checkpoint checkpoint = Checkpoint.open(candidate.file());
        long steps = RunFolder.stepOf(candidate.file());
        for (Path file : unreadable) {
          if (RunFolder.stepOf(file) > steps) {
            damaged.add(damaged(file));
          }
        }
        return Optional.of(new Found(checkpoint, damaged));
      } catch (GanException e) {
        requireDamaged(e);
        damaged.add(new Damaged(candidate.file(), e));
      }
    }
    unreadable.forEach(file -> damaged.add(damaged(file)));
    if (damaged.isEmpty()) {
      return Optional.empty();
    }
    throw GanException.usage(
            damaged.size() == 1
                ? "the run's only checkpoint is damaged"
                : "all " + damaged.size() + " checkpoints of the run are damaged",
            damaged.get(0).file().toString(),
            "train the experiment anew, or bring the checkpoint back from a copy",
            damaged.get(0).failure())
        .withCode(ErrorCode.CHECKPOINT_DAMAGED);
  }

  private static Damaged damaged(Path file) {
    try {
      Checkpoint.open(file).close();
      throw new IllegalStateException("a checkpoint without a header was opened: " + file);
    } catch (GanException e) {
      requireDamaged(e);
      return new Damaged(file, e);
    }
  }

  /** A file without permission to read is whole, as far as anybody knows. */
  private static void requireDamaged(GanException e) {
    if (!e.code().equals(ErrorCode.CHECKPOINT_DAMAGED)) {
      throw e;
    }
  }

  /**
   * Opens the checkpoint of a run, of which another process may be training and replacing files.
   *
   * @param run a run's folder (its best checkpoint if a metric chose one, otherwise the last), a
   *     checkpoint, or a pointer to one
   * @throws GanException if there is none, or it is damaged; then the error names another one
   */
  public static Checkpoint open(Path run) {
    for (int attempt = 1; ; attempt++) {
      Optional<Path> file = locate(run);
      try {
        return openFile(
            file.orElseThrow(
                () ->
                    GanException.usage(
                        "there is no checkpoint in this folder",
                        run.toString(),
                        "give the folder of a run (it holds checkpoints/) or a .gan file")));
      } catch (GanException e) {
        // The file that a pointer named may have been removed; then the pointer names a newer one.
        if (attempt == ATTEMPTS || file.filter(Files::exists).isPresent() || !Files.exists(run)) {
          throw e;
        }
      }
    }
  }

  private static Optional<Path> locate(Path run) {
    if (Files.isDirectory(run)) {
      RunFolder folder = new RunFolder(run);
      return folder.bestCheckpoint().or(folder::lastCheckpoint);
    }
    return RunFolder.isPointer(run) ? RunFolder.follow(run) : Optional.of(run);
  }

  private static Checkpoint openFile(Path file) {
    try {
      return Checkpoint.open(file);
    } catch (GanException e) {
      Path folder = file.toAbsolutePath().getParent();
      if (!e.code().equals(ErrorCode.CHECKPOINT_DAMAGED) || folder == null) {
        throw e;
      }
      throw whole(folder, file)
          .map(
              other ->
                  GanException.usage(
                          e.problem(),
                          e.where(),
                          "use " + other + ", which is whole; resuming the run takes it, too",
                          e)
                      .withCode(ErrorCode.CHECKPOINT_DAMAGED))
          .orElse(e);
    }
  }

  /** The newest checkpoint beside a damaged one that is whole. */
  private static Optional<Path> whole(Path folder, Path damaged) {
    List<Path> files = RunFolder.checkpointsIn(folder);
    for (int i = files.size() - 1; i >= 0; i--) {
      Path file = files.get(i);
      if (!String.valueOf(file.getFileName()).equals(String.valueOf(damaged.getFileName()))) {
        try {
          Checkpoint.open(file).close();
          return Optional.of(damaged.resolveSibling(file.getFileName()));
        } catch (GanException e) {
          // The next older one may be whole.
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Prepares the folder for a training that continues: a damaged checkpoint gets another name, and
   * those that a roll-back has made obsolete are removed, as well as files that were not finished.
   */
  static void clean(RunFolder folder, Found found) {
    CheckpointHeader header = found.checkpoint().header();
    found.damaged().forEach(damaged -> setAside(damaged.file()));
    for (Path file : folder.allCheckpoints()) {
      boolean obsolete =
          RunFolder.stepOf(file) > header.progress().steps()
              && Checkpoint.header(file)
                  .filter(other -> other.rollBacks() < header.rollBacks())
                  .isPresent();
      if (obsolete) {
        RunFolder.delete(file);
      }
    }
    removeUnfinished(folder);
  }

  /** Removes the files that a killed process was writing. */
  static void removeUnfinished(RunFolder folder) {
    removeUnfinished(folder.path(), ".");
    removeUnfinished(folder.checkpoints(), ".");
    removeUnfinished(folder.samples(), ".step-");
  }

  private static void removeUnfinished(Path folder, String start) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(start) && name.endsWith(".part") && Files.isRegularFile(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // They do no harm.
    }
  }

  private static void setAside(Path file) {
    try {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".damaged"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // It stays where it is: a checkpoint of its step will replace it.
    }
  }
}
