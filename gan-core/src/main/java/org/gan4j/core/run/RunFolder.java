package org.gan4j.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
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
import org.gan4j.checkpoint.SmallFile;

/**
 * The paths of the files in a run's folder.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
  private static final String CHECKPOINT_SUFFIX = ".gan";

  /** No training takes more steps than a {@code long} can count. */
  private static final Pattern CHECKPOINT = Pattern.compile("step-\\d{1,18}\\.gan");

  /** In bytes. */
  private static final int LARGEST_POINTER = 100;

  /** The usual place of a new run: {@code runs/<name>-<time>}, with a number if that is taken. */
  public static Path defaultPath(Path workingDirectory, String experimentName, LocalDateTime now) {
    Path runs = workingDirectory.resolve("runs");
    String name = experimentName + "-" + TIME.format(now);
    Path path = runs.resolve(name);
    for (int i = 2; Files.exists(path); i++) {
      path = runs.resolve(name + "-" + i);
    }
    return path;
  }

  /** The newest run of an experiment under {@code runs/}. */
  public static Optional<RunFolder> newest(Path workingDirectory, String experimentName) {
    Path runs = workingDirectory.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    String ours = Pattern.quote(experimentName) + "-\\d{8}-\\d{6}(-\\d+)?";
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .filter(folder -> fileName(folder).matches(ours))
          .map(RunFolder::new)
          .filter(RunFolder::isRun)
          .max(Comparator.comparing(run -> fileName(run.path())));
    } catch (IOException e) {
      throw GanException.failure(
          "the folder of runs cannot be read: " + FileProblem.reason(e),
          runs.toString(),
          "check its permissions",
          e);
    }
  }

  /**
   * Creates the folder.
   *
   * @throws GanException if it holds something already, or cannot be created
   */
  public static RunFolder create(Path path) {
    RunFolder run = new RunFolder(path);
    try {
      if (Files.exists(path) && !isEmpty(path)) {
        throw GanException.usage(
                "the output folder is not empty",
                path.toString(),
                "choose another folder, or resume the run in it")
            .withCode(ErrorCode.OUTPUT_NOT_EMPTY);
      }
    } catch (IOException e) {
      throw run.notWritable(e);
    }
    run.createFolders();
    return run;
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
  boolean isRun() {
    try {
      return Files.isDirectory(checkpoints())
          || Files.isRegularFile(provenance())
          || (Files.isDirectory(path) && isEmpty(path));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isEmpty(Path path) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
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
      throw GanException.failure(
          "the checkpoints cannot be listed: " + FileProblem.reason(e),
          folder.toString(),
          "check the folder's permissions",
          e);
    }
  }

  /** The file that a pointer names, if it is there. */
  public static Optional<Path> follow(Path pointer) {
    // A name only: a pointer from a stranger leads to no other folder.
    return SmallFile.read(pointer, LARGEST_POINTER)
        .map(String::strip)
        .filter(name -> CHECKPOINT.matcher(name).matches())
        .map(pointer::resolveSibling)
        .filter(Files::isRegularFile);
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
