package org.gan4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  @Test
  void removesWhatAKilledProcessLeftADayAgo() throws IOException {
    Path old = Files.createDirectory(parent.resolve(".digits.0a1b2c3d4e5f6.part"));
    write(old.resolve("0.png"));
    Path others = Files.createDirectory(parent.resolve(".digits2.0a1b2c3d4e5f6.part"));
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    for (Path path : List.of(old.resolve("0.png"), old, others)) {
      Files.setLastModifiedTime(path, longAgo);
    }
    Path recent = Files.createDirectory(parent.resolve(".digits.zzzzzzzzzzzzz.part"));

    WholeFolder.write(parent.resolve("digits"), unfinished -> write(unfinished.resolve("0.png")));

    assertThat(old).doesNotExist();
    assertThat(List.of(others, recent)).allMatch(Files::exists);
    assertThat(parent.resolve("digits/0.png")).exists();
  }

  @Test
  void leavesNothingIfTheProcessIsEnded() throws IOException {
    Path unfinished = Files.createDirectory(parent.resolve(".digits.0a1b2c3d4e5f6.part"));
    write(unfinished.resolve("0.png"));
    try (RemovalOnExit removal = new RemovalOnExit(unfinished)) {
      removal.end();
    }

    assertThat(parent).isEmptyDirectory();
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "numbers");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
