package org.gan4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFolderTest {
  @TempDir private Path parent;

  @Test
  void appearsWhenItIsComplete() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("digits"));

    WholeFolder.write(
        folder,
        unfinished -> {
          write(unfinished.resolve("0.png"));
          assertThat(folder).isEmptyDirectory();
          assertThat(unfinished.getFileName().toString()).startsWith(".").endsWith(".part");
        });

    assertThat(folder.resolve("0.png")).exists();
    assertThat(parent.toFile().list()).containsExactly("digits");
  }

  @Test
  void leavesNothingIfTheContentFails() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                WholeFolder.write(
                    parent.resolve("digits"),
                    unfinished -> {
                      write(unfinished.resolve("0.png"));
                      throw new IllegalStateException("half");
                    }));

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void refusesAFolderThatHoldsSomething() {
    write(parent.resolve("0.png"));

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> WholeFolder.write(parent, unfinished -> write(unfinished.resolve("1"))))
        .withMessageContaining("not empty");
    assertThat(parent.toFile().list()).containsExactly("0.png");
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "numbers");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
