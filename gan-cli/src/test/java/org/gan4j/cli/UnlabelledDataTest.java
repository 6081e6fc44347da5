package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics of classes, where the data have no labels. */
class UnlabelledDataTest {
  @TempDir private static Path shared;

  private static Path experiment;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    experiment = ImageData.experiment(shared, ImageData.write(shared.resolve("data"), 8, 4));
    run = shared.resolve("run");
    Outcome outcome = Outcome.of("train", experiment.toString(), "-q", "--out", run.toString());
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
  }

  private static void refused(Outcome outcome, String metric) {
    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(2);
    assertThat(outcome.error())
        .contains("evaluation.metrics[0]", metric, "needs a classifier", "no labels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"class-histogram", "classifier-score", "ms-ssim"})
  void areRefusedBeforeFeaturesAreLearned(String metric) {
    String setting = "evaluation.metrics=[{\"type\": \"" + metric + "\"}]";
    refused(Outcome.of("validate", experiment.toString(), "--set", setting), metric);
    Path out = shared.resolve("refused-" + metric);
    refused(
        Outcome.of("train", experiment.toString(), "--set", setting, "--out", out.toString()),
        metric);
    assertThat(out).doesNotExist();
    refused(Outcome.of("evaluate", run.toString(), "--metric", metric), metric);
  }

  @Test
  void aClassifierOfUnlabelledDataIsRefusedForEveryMetric() {
    Outcome outcome =
        Outcome.of(
            "validate",
            experiment.toString(),
            "--set",
            "evaluation.metrics=[{\"type\": \"sliced-wasserstein\", \"features\":"
                + " {\"type\": \"classifier\"}}]");

    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(2);
    assertThat(outcome.error())
        .contains(
            "evaluation.metrics[0]", "a classifier learns from labels, and the data have none");
  }

  @Test
  void pairsOfAnyClassNeedNoLabels() {
    Outcome outcome =
        Outcome.of(
            "validate",
            experiment.toString(),
            "--set",
            "evaluation.metrics=[{\"type\": \"ms-ssim\", \"withinClasses\": false}]");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
  }
}
