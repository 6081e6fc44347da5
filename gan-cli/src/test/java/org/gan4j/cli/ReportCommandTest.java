package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages about runs: those that a training writes, and those of the command. */
class ReportCommandTest {
  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path first;
  private static Path second;

  @BeforeAll
  static void train() {
    first = train("first", "seed=5");
    second = train("second", "seed=6");
  }

  private static Path train(String name, String setting) {
    Path run = shared.resolve(name);
    Outcome training =
        Outcome.of(
            "train",
            TinyRing.in(shared).toString(),
            "-q",
            "--set",
            setting,
            "--out",
            run.toString());
    assertThat(training.exitCode()).as(training.error()).isZero();
    return run;
  }

  @Test
  void isWrittenAtTheEndOfATraining() {
    assertThat(first.resolve("report.html"))
        .content()
        .contains("<h1>tiny</h1>", "step 120, iteration 40 of 40", "modesCovered")
        .contains("data:image/png;base64,", "Best checkpoint");
  }

  @Test
  void makesThePageOfARunAgain() throws IOException {
    Path page = first.resolve("report.html");
    Files.delete(page);

    assertThat(Outcome.of("report", first.toString(), "--files-only"))
        .isEqualTo(new Outcome(0, page + "\n", ""));
    assertThat(page).content().contains("<h1>tiny</h1>");
    assertThat(
            Outcome.of("report", first.resolve("checkpoints/last").toString(), "--files-only")
                .output())
        .endsWith("report.html\n");
  }

  @Test
  void showsWhatTheGeneratorDraws() throws IOException {
    Path page = folder.resolve("page.html");
    Outcome outcome = Outcome.of("report", second.toString(), "--out", page.toString());

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.error()).isEmpty();
    assertThat(page).content().contains("<h3>Interpolation</h3>", "Checkpoint of step ");
    assertThat(second.resolve("samples")).isDirectoryContaining("glob:**/interpolation-*.png");
    // Of a copy without samples, since other tests may have drawn for the run.
    Path copy = Files.createDirectories(folder.resolve("copy"));
    for (String file : List.of("experiment.json", "run.json", "metrics.jsonl")) {
      Files.copy(first.resolve(file), copy.resolve(file));
    }
    Path samples = Files.createDirectories(copy.resolve("samples"));
    assertThat(
            Outcome.of("report", copy.toString(), "--files-only", "--out", page.toString())
                .exitCode())
        .isZero();
    assertThat(samples).isEmptyDirectory();
  }

  @Test
  void writesThePageAlsoIfTheGeneratorCannotBeUsed() throws IOException {
    Path run = Files.createDirectories(folder.resolve("damaged"));
    Files.copy(first.resolve("experiment.json"), run.resolve("experiment.json"));
    Files.copy(first.resolve("metrics.jsonl"), run.resolve("metrics.jsonl"));
    Path checkpoints = Files.createDirectories(run.resolve("checkpoints"));
    Files.writeString(checkpoints.resolve("step-000120.gan"), "damaged");
    Files.writeString(checkpoints.resolve("last"), "step-000120.gan\n");
    Outcome outcome = Outcome.of("report", run.toString());

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.error()).contains("warning: the generator of this run cannot be used");
    assertThat(run.resolve("report.html")).content().contains("step 120");
  }

  @Test
  void comparesRunsForPrograms() {
    Path page = folder.resolve("new/seeds.html");
    Outcome outcome =
        Outcome.of(
            "report", first.toString(), second.toString(), "--out", page.toString(), "--json");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(page).content().contains("mean ± deviation of first, second");
    JsonNode result = Json.parse(outcome.output());
    assertThat(result.path("report").asText()).isEqualTo(page.toString());
    assertThat(result.path("runs").path(1).path("run").asText()).isEqualTo(second.toString());
    assertThat(result.path("runs").path(0).path("metrics").path("modes").asDouble()).isEqualTo(8);
    assertThat(result.path("settings").path("seed").toString()).isEqualTo("[\"5\",\"6\"]");
    JsonNode modes = result.path("seeds").path(0).path("metrics").path("modes");
    assertThat(modes.path("mean").asDouble()).isEqualTo(8);
    assertThat(modes.path("deviation").asDouble()).isZero();
    assertThat(modes.path("count").asInt()).isEqualTo(2);
  }

  @Test
  void writesToStandardOutput() {
    assertThat(Outcome.of("report", first.toString(), "--out", "-").output())
        .startsWith("<!DOCTYPE html>");
  }

  @Test
  void replacesItsOwnPagesAndNoOthers() throws IOException {
    Path other = Files.writeString(folder.resolve("other.html"), "<p>mine</p>");
    Path own = folder.resolve("own.html");
    String[] command = {"report", first.toString(), "--out", own.toString()};

    assertThat(Outcome.of(command).exitCode()).isZero();
    assertThat(Outcome.of(command).exitCode()).isZero();
    assertRefused("GAN4J did not write", "report", first.toString(), "--out", other.toString());
    assertThat(other).hasContent("<p>mine</p>");
  }

  @Test
  void saysWhatIsWrong() {
    String missing = folder.resolve("missing").toString();
    assertRefused("there is no such run\n  at " + missing, "report", missing);
    assertRefused("neither experiment.json nor metrics.jsonl", "report", folder.toString());
    assertRefused(
        "end --out in .html",
        "report",
        first.toString(),
        "--out",
        folder.resolve("page.png").toString());
    assertRefused("cannot both go", "report", first.toString(), "--out", "-", "--json");
  }

  private static void assertRefused(String message, String... command) {
    Outcome outcome = Outcome.of(command);
    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(2);
    assertThat(outcome.error()).contains(message);
  }
}
