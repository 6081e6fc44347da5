package org.gan4j.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gan4j.checkpoint.RunLock;

/**
 * A run's folder in which no iteration was trained, since the training failed before, such as at an
 * image that cannot be used. Nothing in it is worth keeping, and a new run may take its place.
 */
final class UnbegunRun {
  /** Before the first iteration nothing else is written; anything else may be the user's. */
  private static final Set<String> WRITTEN =
      Set.of("experiment.json", "run.json", "report.html", "samples", "checkpoints", RunLock.FILE);

  private static final String UNTRAINED = "step-000000.";

  private UnbegunRun() {}

  /** Whether a folder is that of a run, and holds nothing that an iteration has made. */
  static boolean isIn(RunFolder folder) throws IOException {
    // An experiment alone may be the user's own file: all three are there once a run was created.
    if (!Files.isRegularFile(folder.experiment())
        || !Files.isRegularFile(folder.provenance())
        || !Files.isDirectory(folder.checkpoints())) {
      return false;
    }
    for (Path entry : entries(folder.path())) {
      if (!WRITTEN.contains(name(entry)) || Files.isSymbolicLink(entry)) {
        return false;
      }
    }
    return entries(folder.checkpoints()).isEmpty()
        && entries(folder.samples()).stream().allMatch(file -> name(file).startsWith(UNTRAINED));
  }

  /** Removes what the run has written, but for the lock. */
  static void remove(RunFolder folder) throws IOException {
    for (Path entry : entries(folder.path())) {
      if (name(entry).equals(RunLock.FILE)) {
        continue;
      }
      try (Stream<Path> inner = Files.walk(entry)) {
        for (Path file : inner.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
