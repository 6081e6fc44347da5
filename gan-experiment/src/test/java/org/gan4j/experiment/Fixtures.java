package org.gan4j.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.experiment.testing.GoldenFile;

/** The experiments in the test resources. */
final class Fixtures {
  private Fixtures() {}

  /** Experiments that can be read. */
  static Stream<Path> valid() {
    return in("valid");
  }

  /** Experiments that neither the reader nor the schema accepts. */
  static Stream<Path> broken() {
    return in("broken");
  }

  /** Experiments that only the reader can refuse. */
  static Stream<Path> beyondSchema() {
    return in("broken/beyond-schema");
  }

  static Stream<Path> allBroken() {
    return Stream.concat(broken(), beyondSchema());
  }

  /** The file beside an experiment with another ending. */
  static Path sibling(Path experiment, String ending) {
    return experiment.resolveSibling(experiment.getFileName().toString().replace(".json", ending));
  }

  private static Stream<Path> in(String folder) {
    Path directory = GoldenFile.resource(Fixtures.class, folder);
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> overrides(Path experiment) throws IOException {
    Path file = sibling(experiment, ".set");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
