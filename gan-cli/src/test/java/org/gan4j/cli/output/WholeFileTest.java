package org.gan4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  @Test
  void createsFoldersAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("a/b/text.txt");

    WholeFile.write(file, writer -> writer.write("whole"));

    assertThat(file).hasContent("whole");
    assertThat(Files.list(file.getParent())).containsExactly(file);
  }

  @Test
  void leavesTheOldFileWhereTheNewOneCannotBeFinished() throws IOException {
    Path file = folder.resolve("text.txt");
    Files.writeString(file, "old");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    writer -> {
                      writer.write("half");
                      throw new IOException("no space left on device");
                    }))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("no space left on device");
    assertThat(file).hasContent("old");
    assertThat(Files.list(folder)).containsExactly(file);
  }

  @Test
  void refusesAFolderBelowAFile() throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "");

    assertThatThrownBy(() -> WholeFile.write(file.resolve("text.txt"), writer -> {}))
        .isInstanceOf(GanException.class)
        .hasMessageContaining(file.toString());
  }
}
