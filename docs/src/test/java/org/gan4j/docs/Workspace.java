package org.gan4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder in which documents are played: the working directory of the tests. */
public final class Workspace {
  private Workspace() {}

  /** Puts the shipped experiments where the documents expect them. */
  public static void prepare() throws IOException {
    Path experiments = Files.createDirectories(Path.of("experiments"));
    try (Stream<Path> shipped = Files.list(Snippet.root().resolve("experiments"))) {
      for (Path file : shipped.toList()) {
        Path copy = experiments.resolve(file.getFileName().toString());
        Files.deleteIfExists(copy);
        Files.copy(file, copy);
      }
    }
  }

  /** Removes a folder with all that is in it, if it is there. */
  public static void delete(String name) throws IOException {
    Path folder = Path.of(name);
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
