package org.gan4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The archives that "mvn package" makes. */
class DistributionTest {
  private static final String NAME = "gan4j-" + Built.VERSION;

  private static Path archive(String extension) {
    return Built.ROOT.resolve("gan-cli/target").resolve(NAME + extension);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void runsFromAnyFolderEvenOneWithSpacesInItsName() throws IOException {
    Path place = Built.emptyFolder("a place with spaces");
    Command.run(place, List.of("tar", "-xzf", archive(".tar.gz").toString()));
    Path home = place.resolve(NAME);

    assertThat(home).isDirectoryContaining("glob:**/{LICENSE,NOTICE,README.md}");
    assertThat(home.resolve("THIRD-PARTY.txt"))
        .content()
        .contains("(Apache-2.0) nd4j-api (org.nd4j:nd4j-api:");
    assertThat(Command.gan(home, place, "--version")).startsWith("gan4j " + Built.VERSION);
    assertThat(Command.gan(home, place, "completion")).contains("complete -F _gan_complete");
    assertThat(Command.gan(home, place, "components", "generator")).contains("generator vanilla (");
    Path experiment = home.resolve("experiments/ring-vanilla.json");
    String trained =
        Command.gan(
            home,
            place,
            "train",
            experiment.toString(),
            "--out",
            "a run",
            "--set",
            "training.iterations=3");
    assertThat(trained).contains("next: '" + home.resolve("bin/gan") + "' sample 'a run'\n");
    assertThat(place.resolve("a run/checkpoints/last")).isRegularFile();
  }

  /** The same files in the same order with the same times, whenever and wherever it is built. */
  @Test
  void isPackedReproducibly() throws IOException {
    // As project.build.outputTimestamp says; a zip keeps local times without their zone.
    LocalDateTime built = LocalDateTime.of(2026, 1, 1, 0, 0);
    try (ZipFile zip = new ZipFile(archive(".zip").toFile())) {
      List<String> names = new ArrayList<>();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(built);
        names.add(entry.getName());
      }
      assertThat(names)
          .contains(
              NAME + "/bin/gan",
              NAME + "/bin/gan.bat",
              NAME + "/docs/guide.md",
              NAME + "/docs/images/mnist-dcgan.png",
              NAME + "/man/man1/gan-train.1",
              NAME + "/lib/gan-core-" + Built.VERSION + ".jar");
      assertThat(names).doesNotHaveDuplicates();
      // Three megabytes for reports of crashes that no command writes.
      assertThat(names).noneMatch(name -> name.matches(".*/lib/(oshi|jna-platform|threeten).*"));
    }
    List<String> modules =
        List.of("gan-api", "gan-nn", "gan-objectives", "gan-core", "gan-vanilla", "gan-datasets");
    for (String module : modules) {
      try (ZipFile jar = new ZipFile(Built.jar(module).toFile())) {
        for (ZipEntry entry : Collections.list(jar.entries())) {
          assertThat(entry.getTimeLocal()).as("%s of %s", entry.getName(), module).isEqualTo(built);
        }
      }
    }
  }
}
