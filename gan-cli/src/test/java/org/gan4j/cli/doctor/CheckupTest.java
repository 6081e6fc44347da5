package org.gan4j.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupTest {
  private static final Map<String, String> OF_START_SCRIPT =
      Map.of("OMP_NUM_THREADS", "2", "OPENBLAS_NUM_THREADS", "1", "GOMP_SPINCOUNT", "100");

  @TempDir private Path folder;

  @Test
  void findsNothingWrongWithTheThreadsOfTheStartScript() {
    assertThat(Checkup.threads(OF_START_SCRIPT, 4)).allMatch(finding -> finding.remedy().isEmpty());
  }

  @Test
  void namesTheVariablesThatALibraryUserHasToSet() {
    assertThat(Checkup.threads(Map.of(), 4))
        .extracting(Finding::remedy)
        .containsExactly(
            "",
            "set OPENBLAS_NUM_THREADS=1, as bin/gan does",
            "set GOMP_SPINCOUNT=100, as bin/gan does");
  }

  @Test
  void complainsAboutMoreThreadsThanProcessors() {
    assertThat(Checkup.threads(OF_START_SCRIPT, 1).get(0).remedy())
        .isEqualTo("set OMP_NUM_THREADS to at most 1");
  }

  @Test
  void complainsAboutASmallHeap() {
    assertThat(Checkup.heap(64_000_000).remedy()).contains("-Xmx2g");
    assertThat(Checkup.heap(512_000_000).remedy()).isEmpty();
  }

  @Test
  void acceptsACacheThatDoesNotExistYetAndRefusesAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(Checkup.cache(folder.resolve("not/yet")).remedy()).isEmpty();
    assertThat(Checkup.cache(file.resolve("below")).remedy()).contains("GAN_CACHE");
  }
}
