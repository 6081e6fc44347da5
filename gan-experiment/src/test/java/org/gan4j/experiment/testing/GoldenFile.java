package org.gan4j.experiment.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that people read, kept in files. {@code -Dgolden.update=true} writes them anew; then look
 * at the difference.
 */
public final class GoldenFile {
  private GoldenFile() {}

  /** A test resource in the source tree. */
  public static Path resource(Class<?> test, String name) {
    String folder = test.getPackageName().replace('.', '/');
    return Path.of("src/test/resources", folder, name);
  }

  public static void assertMatches(Path file, String actual) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
  }
}
