package org.gan4j.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;
import org.gan4j.checkpoint.RunLock;

/**
 * The paths of the files in a sweep's folder.
 *
 * @param path the folder
 */
@ThreadSafe
public record SweepFolder(Path path) {

  /** The plan, and the results so far. */
  public Path record() {
    return path.resolve("sweep.json");
  }

  /** A row for each point. */
  public Path table() {
    return path.resolve("sweep.csv");
  }

  /** The page that compares the runs. */
  public Path page() {
    return path.resolve("comparison.html");
  }

  /** The folder of a point's run. */
  public Path run(Point point) {
    return path.resolve(point.name());
  }

  /** Whether a sweep was begun here. */
  public boolean isSweep() {
    return Files.isRegularFile(record());
  }

  /**
   * Creates the folder and keeps it for one process.
   *
   * @throws GanException if it cannot be created, somebody else uses it, or it holds something else
   */
  RunLock lock() {
    try {
      Files.createDirectories(path);
      if (!isSweep() && !isEmpty()) {
        throw GanException.usage(
                "the output folder is not empty",
                path.toString(),
                "choose another folder, or resume the sweep in it")
            .withCode(ErrorCode.OUTPUT_NOT_EMPTY);
      }
    } catch (IOException e) {
      throw GanException.failure(
              "the output folder cannot be created: " + FileProblem.reason(e),
              path.toString(),
              "choose a folder that you may write to",
              e)
          .withCode(ErrorCode.OUTPUT_NOT_WRITABLE);
    }
    return RunLock.take(path);
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.allMatch(entry -> String.valueOf(entry.getFileName()).equals(RunLock.FILE));
    }
  }
}
