package org.gan4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder in which documents are played: the working directory of the tests. */
public final class Workspace {
  private Workspace() {}

  /** Puts the shipped experiments where the documents expect them. */
  public static void prepare() throws IOException {
    Path root = Snippet.root().resolve("experiments");
    Path experiments = Path.of("experiments");
    try (Stream<Path> shipped = Files.walk(root)) {
      for (Path file : shipped.toList()) {
        Path copy = experiments.resolve(root.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
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
