package org.gan4j.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the build has made so far. */
final class Built {
  /** As in the poms. */
  static final String VERSION = property("gan4j.version");

  /** Of the backend for this machine. */
  static final String CLASSIFIER = property("nd4j.classifier");

  /** Of the repository. */
  static final Path ROOT = Path.of(property("gan4j.root")).toAbsolutePath().normalize();

  private static final Path TARGET = ROOT.resolve("integration-tests/target");

  private Built() {}

  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set: run this by Maven");
    }
    return value;
  }

  /** The jar of a module. */
  static Path jar(String module) {
    return ROOT.resolve(module).resolve("target").resolve(module + "-" + VERSION + ".jar");
  }

  /** The distribution as {@code ./gan} uses it. */
  static Path distribution() {
    return ROOT.resolve("gan-cli/target/gan4j-" + VERSION);
  }

  /** An empty folder that stays, for those who want to see what went wrong. */
  static Path emptyFolder(String name) throws IOException {
    Path folder = TARGET.resolve(name);
    delete(folder);
    return Files.createDirectories(folder);
  }

  private static void delete(Path path) throws IOException {
    // Links are deleted, not followed.
    if (Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> entries = Files.list(path)) {
        for (Path entry : entries.toList()) {
          delete(entry);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  /** Copies a folder without what a build left in it. */
  static void copySources(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path inside = from.relativize(path);
        boolean built =
            Stream.iterate(inside, part -> part != null, Path::getParent)
                .anyMatch(part -> part.endsWith("target"));
        if (Files.isRegularFile(path) && !built) {
          Path copy = to.resolve(inside.toString());
          Files.createDirectories(copy.getParent());
          Files.copy(path, copy);
        }
      }
    }
  }
}
