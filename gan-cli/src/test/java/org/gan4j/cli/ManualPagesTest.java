package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual pages have what the help has. */
class ManualPagesTest {
  @TempDir private Path folder;

  @Test
  void describesEachCommandWithItsOptions() {
    Map<String, String> pages = ManualPages.pages("1.2.3");

    assertThat(pages).containsKeys("gan", "gan-train", "gan-datasets", "gan-datasets-fetch");
    assertThat(pages.keySet()).noneMatch(name -> name.contains("__"));
    assertThat(pages.get("gan"))
        .startsWith(
            ".TH \"GAN\" \"1\" \"\" \"GAN4J 1.2.3\" \"GAN4J\"\n.SH \"NAME\"\ngan \\- Trains")
        .contains(".TP\n\\fBgan\\-train(1)\\fR\n", "Exit codes: 0 done");
    assertThat(pages.get("gan-sample"))
        .contains(
            "\\fB\\-n, \\-\\-count=N\\fR",
            "default: 64",
            ".SH \"EXAMPLES\"\n.nf\n  gan sample",
            ".SH \"SEE ALSO\"\ngan(1)\n")
        .doesNotContain("${", "%n", "\u001b");
    assertThat(pages.get("gan-datasets-fetch")).contains(".SH \"SEE ALSO\"\ngan\\-datasets(1)");
  }

  @Test
  void isReadByGroffWithoutAWarning() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
    ManualPages.main(new String[] {folder.toString(), "1.2.3"});
    try (var pages = Files.list(folder)) {
      for (Path page : pages.toList()) {
        Process groff =
            new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", "-z", page.toString())
                .redirectErrorStream(true)
                .start();
        String warnings = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(groff.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(warnings).as(page.toString()).isEmpty();
      }
    }
  }
}
