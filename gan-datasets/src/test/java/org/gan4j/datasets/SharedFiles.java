package org.gan4j.datasets;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Real data that is not part of the repository: in the folder that the system property {@code
 * gan4j.shared} names, else in {@code ../shared/data} beside the repository.
 */
public final class SharedFiles {
  private SharedFiles() {}

  /** A folder of real data; without it the test that asks is skipped. */
  public static Path folder(String name) {
    Optional<Path> found =
        candidates().map(shared -> shared.resolve(name)).filter(Files::isDirectory).findFirst();
    assumeTrue(found.isPresent(), "this test needs the shared data '" + name + "'");
    return found.orElseThrow();
  }

  private static Stream<Path> candidates() {
    String named = System.getProperty("gan4j.shared");
    if (named != null) {
      return Stream.of(Path.of(named));
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve("shared").resolve("data"));
  }
}
