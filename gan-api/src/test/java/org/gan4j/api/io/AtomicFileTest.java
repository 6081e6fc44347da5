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
  void writesThroughNoLinkThatSomebodyLeft() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "precious");
    Path place = Files.createSymbolicLink(folder.resolve("link.txt"), elsewhere);
    Files.createSymbolicLink(folder.resolve(".link.txt.part"), elsewhere);

    AtomicFile.write(place, unfinished -> Files.writeString(unfinished, "new"));

    assertThat(elsewhere).hasContent("precious");
    assertThat(place).hasContent("new");
    assertThat(Files.isSymbolicLink(place)).isFalse();
  }

  @Test
  void choosesAnotherNameEachTime() {
    String name = String.valueOf(AtomicFile.unfinished(file).getFileName());

    assertThat(name).startsWith(".numbers.txt.").endsWith(".part").hasSizeGreaterThan(22);
    assertThat(AtomicFile.unfinished(file)).hasParentRaw(folder);
    assertThat(AtomicFile.unfinished(file)).isNotEqualTo(AtomicFile.unfinished(file));
  }

  @Test
  void writesFilesWithTheLongestNames() throws IOException {
    // 255 bytes of UTF-8, and the 40th char is the first half of a character.
    Path longest = folder.resolve("a" + "\uD83D\uDC31".repeat(63) + "zz");

    AtomicFile.write(longest, unfinished -> Files.writeString(unfinished, "new"));

    assertThat(longest).hasContent("new");
  }

  @Test
  void writesOverALongerTime() throws IOException {
    AtomicFile atomic = AtomicFile.begin(file);
    assertThat(atomic.unfinished()).isEmptyFile().hasParentRaw(folder);
    Files.writeString(atomic.unfinished(), "new");

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
