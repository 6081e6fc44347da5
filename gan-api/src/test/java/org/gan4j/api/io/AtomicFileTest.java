package org.gan4j.api.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void writeAnOlderFile() throws IOException {
    file = Files.writeString(folder.resolve("numbers.txt"), "old");
  }

  @Test
  void replacesTheFileWhenTheContentIsComplete() throws IOException {
    AtomicFile.write(
        file,
        unfinished -> {
          Files.writeString(unfinished, "new");
          assertThat(file).hasContent("old");
        });

    assertThat(file).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("numbers.txt");
  }

  @Test
  void leavesTheOlderFileAndNothingElseIfTheContentFails() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    unfinished -> {
                      Files.writeString(unfinished, "half");
                      throw new IOException("no space left");
                    }))
        .withMessage("no space left");

    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("numbers.txt");
  }

  @Test
  void overwritesWhatAnInterruptedAttemptLeft() throws IOException {
    Files.writeString(folder.resolve(".numbers.txt.part"), "a long rest of an earlier attempt");

    AtomicFile.write(file, unfinished -> Files.writeString(unfinished, "new"));

    assertThat(file).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("numbers.txt");
  }

  @Test
  void writesOverALongerTime() throws IOException {
    AtomicFile atomic = AtomicFile.begin(file);
    Files.writeString(atomic.unfinished(), "new");

    assertThat(atomic.unfinished()).isEqualTo(folder.resolve(".numbers.txt.part"));
    assertThat(file).hasContent("old");
    atomic.commit();
    assertThat(file).hasContent("new");
  }

  @Test
  void discardsWhatWasWritten() throws IOException {
    AtomicFile atomic = AtomicFile.begin(file);
    Files.writeString(atomic.unfinished(), "half");

    atomic.discard();
    atomic.discard();

    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("numbers.txt");
  }
}
