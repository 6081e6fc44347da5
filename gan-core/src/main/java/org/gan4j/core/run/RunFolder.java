package org.gan4j.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.io.FileProblem;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.CheckpointHeader;
import org.gan4j.checkpoint.OwnFiles;
import org.gan4j.checkpoint.RunLock;
import org.gan4j.checkpoint.SmallFile;

/**
 * The paths of the files in a run's folder.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
  private static final String CHECKPOINT_SUFFIX = ".gan";

  /** No training takes more steps than a {@code long} can count. */
  private static final Pattern CHECKPOINT = Pattern.compile("step-\\d{1,18}\\.gan");

  private static final String MILESTONE = "milestone-";
  private static final Pattern MILESTONES = Pattern.compile(MILESTONE + "\\d{1,18}");

  /** In bytes. */
  private static final int LARGEST_POINTER = 100;

  /**
   * Creates the folder of a new run, and keeps it for one training. A run that failed before its
   * first iteration makes room.
   *
   * @throws GanException if it holds something else already, cannot be created, or somebody is
   *     training there
   */
  RunLock create() {
    try {
      requireFree();
      Files.createDirectories(path);
    } catch (IOException e) {
      throw notWritable(e);
    }
    RunLock lock = RunLock.take(path);
    boolean created = false;
    try {
      // Another training may have begun and ended before the folder was locked.
      requireFree();
      UnbegunRun.remove(this);
      createFolders();
      created = true;
      return lock;
    } catch (IOException e) {
      throw notWritable(e);
    } finally {
      // Also after an error, such as one of memory.
      if (!created) {
        lock.close();
      }
    }
  }

  private void requireFree() throws IOException {
    if (Files.exists(path) && !isEmpty(path) && !UnbegunRun.isIn(this)) {
      throw GanException.usage(
              "the output folder is not empty",
              path.toString(),
              "choose another folder, or resume the run in it")
          .withCode(ErrorCode.OUTPUT_NOT_EMPTY);
    }
  }

  /** Creates the folders that are missing. */
  void createFolders() {
    try {
      // The first one tells that this is a run.
      Files.createDirectories(checkpoints());
      Files.createDirectories(samples());
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  /** A stranger's run must not lead to files elsewhere. */
  void requireOwnFiles() {
    if (Files.isDirectory(path)) {
      OwnFiles.require(path, List.of(checkpoints(), samples()));
    }
  }

  private GanException notWritable(IOException e) {
    return GanException.failure(
            "the output folder cannot be created: " + FileProblem.reason(e),
            path.toString(),
            "choose a folder that you may write to",
            e)
        .withCode(ErrorCode.OUTPUT_NOT_WRITABLE);
  }

  /** Whether this is the folder of a run, which may have no checkpoint yet, or an empty one. */
  public boolean isRun() {
    try {
      return Files.isDirectory(checkpoints())
          || Files.isRegularFile(provenance())
          || (Files.isDirectory(path) && isEmpty(path));
    } catch (IOException e) {
      return false;
    }
  }

  /** A lock alone is what a process that was killed early leaves. */
  private static boolean isEmpty(Path path) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.allMatch(entry -> fileName(entry).equals(RunLock.FILE));
    } catch (NotDirectoryException e) {
      return false;
    }
  }

  /** The resolved experiment. */
  public Path experiment() {
    return path.resolve("experiment.json");
  }

  /** Provenance. */
  public Path provenance() {
    return path.resolve("run.json");
  }

  /** One JSON record a line. */
  public Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  /** Sample grids. */
  public Path samples() {
    return path.resolve("samples");
  }

  /** A sample grid: the extension is png, or csv where samples are no pictures. */
  public Path sample(long step, String extension) {
    return samples().resolve(stepName(step) + "." + extension);
  }

  /** Checkpoints. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** The checkpoint of a step. */
  public Path checkpoint(long step) {
    return checkpoints().resolve(stepName(step) + CHECKPOINT_SUFFIX);
  }

  /** A one-line file with the name of the newest checkpoint. */
  public Path lastPointer() {
    return checkpoints().resolve("last");
  }

  /** A one-line file with the name of the best checkpoint, where a metric says which that is. */
  public Path bestPointer() {
    return checkpoints().resolve("best");
  }

  /**
   * A one-line file with the name of the checkpoint of a milestone: {@link
   * org.gan4j.api.schedule.TrainingSchedule#milestones()}.
   */
  Path milestonePointer(long iteration) {
    return checkpoints().resolve(MILESTONE + iteration);
  }

  /** The checkpoints of milestones that are there, the earliest iteration first. */
  public List<Path> milestones() {
    if (!Files.isDirectory(checkpoints())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(checkpoints())) {
      return files
          .filter(file -> MILESTONES.matcher(fileName(file)).matches())
          .sorted(Comparator.comparingLong(RunFolder::stepOf))
          .flatMap(pointer -> follow(pointer).stream())
          .toList();
    } catch (IOException e) {
      throw notListed(checkpoints(), e);
    }
  }

  /** A one-line file with the name of the newest checkpoint that was found good. */
  Path goodPointer() {
    return checkpoints().resolve("good");
  }

  /** The newest checkpoint that was found good, if anything was looked at. */
  Optional<Path> goodCheckpoint() {
    return follow(goodPointer());
  }

  /** Removes the checkpoints after a step. */
  void deleteAfter(long step) {
    for (Path file : allCheckpoints()) {
      if (stepOf(file) > step) {
        delete(file);
      }
    }
  }

  /** Removes a checkpoint that is not needed any more. */
  static void delete(Path checkpoint) {
    SmallFile.delete(checkpoint, "an old checkpoint");
  }

  /** The newest checkpoint: the one pointed to, or else the newest file. */
  public Optional<Path> lastCheckpoint() {
    return follow(lastPointer())
        .or(() -> allCheckpoints().stream().reduce((older, newer) -> newer));
  }

  /** The best checkpoint, if a metric has chosen one; the newest one knows it without a pointer. */
  public Optional<Path> bestCheckpoint() {
    return follow(bestPointer())
        .or(
            () ->
                lastCheckpoint()
                    .flatMap(Checkpoint::header)
                    .map(CheckpointHeader::history)
                    .map(history -> checkpoint(history.best()))
                    .filter(Files::isRegularFile));
  }

  /** All checkpoints, oldest first. */
  public List<Path> allCheckpoints() {
    return checkpointsIn(checkpoints());
  }

  /** The checkpoints in a folder, oldest first. */
  static List<Path> checkpointsIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> CHECKPOINT.matcher(fileName(file)).matches())
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparingLong(RunFolder::stepOf))
          .toList();
    } catch (IOException e) {
      throw notListed(folder, e);
    }
  }

  private static GanException notListed(Path folder, IOException e) {
    return GanException.failure(
        "the checkpoints cannot be listed: " + FileProblem.reason(e),
        folder.toString(),
        "check the folder's permissions",
        e);
  }

  /** The file that a pointer names, if it is there. */
  public static Optional<Path> follow(Path pointer) {
    return named(pointer).map(pointer::resolveSibling).filter(Files::isRegularFile);
  }

  /** Whether a file names a checkpoint, which may be gone. */
  static boolean isPointer(Path file) {
    return named(file).isPresent();
  }

  /** A name only: a pointer from a stranger leads to no other folder. */
  private static Optional<String> named(Path pointer) {
    return SmallFile.read(pointer, LARGEST_POINTER)
        .map(String::strip)
        .filter(name -> CHECKPOINT.matcher(name).matches());
  }

  /** The content of a pointer to a checkpoint. */
  static String line(Path checkpoint) {
    return fileName(checkpoint) + "\n";
  }

  /** A root has no file name and is never a run's folder. */
  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }

  static long stepOf(Path checkpoint) {
    return Long.parseLong(fileName(checkpoint).replaceAll("\\D", ""));
  }

  private static String stepName(long step) {
    return String.format(Locale.ROOT, "step-%06d", step);
  }
}
