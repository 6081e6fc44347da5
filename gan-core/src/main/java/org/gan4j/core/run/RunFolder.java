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
import java.util.stream.Stream;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;

/**
 * Where things are in a run's folder.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final String CHECKPOINT_SUFFIX = ".gan";

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

  /** The newest run of an experiment under {@code runs/} that has a checkpoint. */
  public static Optional<RunFolder> newest(Path workingDirectory, String experimentName) {
    Path runs = workingDirectory.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    String ours = java.util.regex.Pattern.quote(experimentName) + "-\\d{8}-\\d{6}(-\\d+)?";
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .filter(folder -> fileName(folder).matches(ours))
          .map(RunFolder::new)
          .filter(run -> run.lastCheckpoint().isPresent())
          .max(Comparator.comparing(run -> fileName(run.path())));
    } catch (IOException e) {
      throw GanException.failure(
          "the folder of runs cannot be read: " + e.getMessage(),
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
      Files.createDirectories(run.samples());
      Files.createDirectories(run.checkpoints());
    } catch (IOException e) {
      throw GanException.failure(
              "the output folder cannot be created: " + reason(e),
              path.toString(),
              "choose a folder that you may write to",
              e)
          .withCode(ErrorCode.OUTPUT_NOT_WRITABLE);
    }
    return run;
  }

  private static boolean isEmpty(Path path) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    } catch (NotDirectoryException e) {
      return false;
    }
  }

  static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof java.nio.file.AccessDeniedException
        ? "permission denied for " + message
        : message;
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

  /** Makes a checkpoint the newest one, and removes later ones. */
  void forgetAfter(Path checkpoint) {
    SmallFile.write(lastPointer(), fileName(checkpoint) + "\n");
    for (Path file : allCheckpoints()) {
      if (stepOf(file) > stepOf(checkpoint)) {
        delete(file);
      }
    }
  }

  /** Removes a checkpoint that is not needed any more. */
  static void delete(Path checkpoint) {
    try {
      Files.deleteIfExists(checkpoint);
    } catch (IOException e) {
      throw GanException.failure(
          "an old checkpoint cannot be removed: " + reason(e),
          checkpoint.toString(),
          "remove it by hand",
          e);
    }
  }

  /** The newest checkpoint: the one pointed to, or else the newest file. */
  public Optional<Path> lastCheckpoint() {
    return follow(lastPointer())
        .or(() -> allCheckpoints().stream().reduce((older, newer) -> newer));
  }

  /** The best checkpoint, if a metric has chosen one. */
  public Optional<Path> bestCheckpoint() {
    return follow(bestPointer());
  }

  /** All checkpoints, oldest first. */
  public List<Path> allCheckpoints() {
    if (!Files.isDirectory(checkpoints())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(checkpoints())) {
      return files
          .filter(file -> fileName(file).matches("step-\\d+\\.gan"))
          .sorted(Comparator.comparingLong(RunFolder::stepOf))
          .toList();
    } catch (IOException e) {
      throw GanException.failure(
          "the checkpoints cannot be listed: " + reason(e),
          checkpoints().toString(),
          "check the folder's permissions",
          e);
    }
  }

  /** The file that a pointer names, if it is there. */
  public static Optional<Path> follow(Path pointer) {
    try {
      Path name = Path.of(Files.readString(pointer).strip());
      // A name only: a pointer from a stranger leads to no other folder.
      Path file = pointer.resolveSibling(name);
      return name.getNameCount() == 1 && !name.isAbsolute() && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException | java.nio.file.InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A root has no file name and is never a run's folder. */
  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static long stepOf(Path checkpoint) {
    return Long.parseLong(fileName(checkpoint).replaceAll("\\D", ""));
  }

  private static String stepName(long step) {
    return String.format(Locale.ROOT, "step-%06d", step);
  }
}
