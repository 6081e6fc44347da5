package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsCommandTest {
  @TempDir private Path folder;

  @Test
  void listsTheNewestFirstWithTheirLastNumbers() throws IOException {
    run("old", "2026-01-01T00:00:00Z", "{\"iteration\":7,\"generatorLoss\":0.5}\n");
    run(
        "new",
        "2026-02-01T00:00:00Z",
        "{\"iteration\":9,\"generatorLoss\":0.25}\n{\"iteration\":9,\"metrics\":{\"score\":3.0}}\n");
    run("damaged", "soon", "{\"iteration\":");
    Files.createDirectories(folder.resolve("notes"));

    assertThat(Outcome.of("runs", folder.toString()).output().lines())
        .satisfiesExactly(
            heading -> assertThat(heading).startsWith("RUN"),
            newest -> assertThat(newest).contains("/new ").endsWith("  9          score 3"),
            old -> assertThat(old).contains("/old ").endsWith("  7          generatorLoss 0.50000"),
            damaged -> assertThat(damaged).contains("/damaged ").endsWith("  -                 0"));
    JsonNode list = Json.parse(Outcome.of("runs", folder.toString(), "--json").output());
    assertThat(list).hasSize(3);
    assertThat(list.path(0).path("experiment").asText()).isEqualTo("digits");
    assertThat(list.path(0).path("losses").path("generatorLoss").asDouble()).isEqualTo(0.25);
    assertThat(list.path(0).path("metrics").path("score").asDouble()).isEqualTo(3);
  }

  @Test
  void refusesAFolderThatDoesNotExist() {
    Outcome outcome = Outcome.of("runs", folder.resolve("none").toString());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).startsWith("error: there is no such folder of runs\n");
  }

  @Test
  void saysThatAFinishedRunHasNothingToDo() {
    Path run = folder.resolve("run");
    String experiment = TinyRing.in(folder).toString();
    assertThat(Outcome.of("train", experiment, "--out", run.toString()).exitCode()).isZero();

    Outcome again = Outcome.of("train", run.toString(), "--resume");

    assertThat(again.exitCode()).isZero();
    assertThat(again.error())
        .contains("nothing to do: the run has all of its iterations\n")
        .contains("gan train " + run + " --resume --set training.iterations=80\n");
  }

  private void run(String name, String started, String metrics) throws IOException {
    Path run = folder.resolve(name);
    Files.createDirectories(run.resolve("checkpoints"));
    Files.writeString(run.resolve("experiment.json"), "{\"name\": \"digits\"}");
    Files.writeString(run.resolve("run.json"), "{\"started\": \"" + started + "\"}");
    Files.writeString(run.resolve("metrics.jsonl"), metrics);
  }
}
