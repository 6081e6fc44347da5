package org.gan4j.experiment.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SharedPackagesTest {

  @Test
  void areThoseOfTheGuide() throws IOException {
    String guide =
        Files.readString(Path.of(System.getProperty("gan4j.root"), "docs/plugin-guide.md"));
    String list =
        SharedPackages.NAMES.stream()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));

    assertThat(guide.replaceAll("\\s+", " ")).contains(list);
  }
}
