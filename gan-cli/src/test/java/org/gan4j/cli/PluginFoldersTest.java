package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFoldersTest {
  @TempDir private Path home;

  @Test
  void looksInTheInstallationThenTheEnvironmentThenTheOptions() throws IOException {
    Path own = Files.createDirectory(home.resolve("plugins"));

    assertThat(
            PluginFolders.of(
                home.toString(),
                "a" + File.pathSeparator + File.pathSeparator + "b",
                List.of(Path.of("c"))))
        .containsExactly(own, Path.of("a"), Path.of("b"), Path.of("c"));
  }

  @Test
  void needsNone() {
    assertThat(PluginFolders.of(home.toString(), null, List.of())).isEmpty();
    assertThat(PluginFolders.of(null, "", List.of())).isEmpty();
  }
}
