package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped experiments learn what they are for, here in a part of their length. */
class MixtureExperimentsTest {
  @TempDir private Path folder;

  /**
   * Of a generator that has learned nothing, less than a hundredth of the samples lie so near to a
   * mode. Seeds 7 and 42 gave 0.59 and 0.65; the whole experiment gives more than 0.9.
   */
  @Test
  void ringIsCovered() throws IOException {
    JsonNode metrics =
        train(
            "ring-vanilla",
            "training.iterations=3000",
            "regularizers[0].steps=1500",
            "averaging.decay=0.99",
            "optimizers.generator.learningRateDecay.steps=3000",
            "optimizers.discriminator.learningRateDecay.steps=3000");
    assertThat(metrics.path("modesCovered").asInt()).isEqualTo(8);
    assertThat(metrics.path("shareWithin3Sigma").asDouble()).isGreaterThan(0.3);
  }

  /**
   * Seeds 1, 2 and 42 gave 24, 23 and 23 modes, and shares of 0.76, 0.33 and 0.27; the whole
   * experiment gives all modes and more than 0.9.
   */
  @Test
  void gridIsCovered() throws IOException {
    JsonNode metrics =
        train(
            "grid-relativistic-r1",
            "training.iterations=1500",
            "training.batchSize=128",
            "averaging.decay=0.99",
            "optimizers.generator.learningRateDecay.steps=1500",
            "optimizers.discriminator.learningRateDecay.steps=1500");
    assertThat(metrics.path("modesCovered").asInt()).isGreaterThanOrEqualTo(20);
    assertThat(metrics.path("shareWithin3Sigma").asDouble()).isGreaterThan(0.15);
  }

  private JsonNode train(String experiment, String... settings) throws IOException {
    Path run = folder.resolve("run");
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of(
            "train",
            Path.of("../experiments/" + experiment + ".json").toAbsolutePath().toString()));
    words.addAll(List.of("--out", run.toString(), "--set", "evaluation.everySteps=1000000"));
    for (String setting : settings) {
      words.addAll(List.of("--set", setting));
    }
    List<String> command = GanProcess.longCommand(words.toArray(String[]::new));
    try (GanProcess training = GanProcess.start(folder, Map.of(), command)) {
      assertThat(training.exitCode()).as(training.error()).isZero();
    }
    List<String> records = Files.readAllLines(run.resolve("metrics.jsonl"));
    return Json.parse(records.get(records.size() - 1)).path("metrics");
  }
}
