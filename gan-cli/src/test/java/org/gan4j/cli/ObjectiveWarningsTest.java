package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say about parts of an objective that do not go together. */
class ObjectiveWarningsTest {
  @TempDir private Path folder;

  @Test
  void warnsAboutALazyPenaltyWithARelativisticLoss() {
    String experiment =
        TinyRing.in(
                folder,
                "\"schedule\"",
                "\"loss\": { \"type\": \"relativistic\" },"
                    + " \"regularizers\": [{ \"type\": \"r1\", \"every\": 16 }], \"schedule\"")
            .toString();
    String warning = "warning: regularizers[0], r1: \"every\": 16 adds the penalty in some steps";

    Outcome validation = Outcome.of("validate", experiment);
    assertThat(validation.exitCode()).as(validation.error()).isZero();
    assertThat(validation.error()).startsWith(warning);

    Outcome training = Outcome.of("train", experiment, "--out", folder + "/run", "-q");
    assertThat(training.exitCode()).as(training.error()).isZero();
    assertThat(training.error()).containsOnlyOnce(warning);

    assertThat(Outcome.of("validate", experiment, "--set", "regularizers[0].every=1").error())
        .doesNotContain("warning");
  }
}
