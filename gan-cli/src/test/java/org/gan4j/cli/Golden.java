package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are kept in files, so that a change of what users read is seen in a review. {@code mvn
 * test -Dgolden.update=true} writes them anew.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/org/gan4j/cli/golden");

  private Golden() {}

  static void assertThatGolden(String name, String text) {
    Path file = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      write(file, text);
    }
    assertThat(text).as(name).isEqualTo(read(file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("run with -Dgolden.update=true to write it", e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
