package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps from the command line, in one process. */
class SweepCommandTest {
  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path sweep;
  private static Outcome outcome;

  @BeforeAll
  static void train() {
    sweep = shared.resolve("sweep");
    outcome =
        Outcome.of(
            "sweep",
            tiny(shared).toString(),
            "--vary",
            "loss.type=hinge,minimax",
            "--vary",
            "seed=1..2",
            "--threads",
            "2",
            "--out",
            sweep.toString());
  }

  private static Path tiny(Path place) {
    return TinyRing.in(place, "\"iterations\": 40", "\"iterations\": 12");
  }

  @Test
  void printsARowForEachConfiguration() {
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.output().lines().map(line -> line.replaceAll(" +", " ")))
        .hasSize(3)
        .anyMatch(line -> line.matches("loss.type RUNS ITERATION SCORE MODESCOVERED .*"))
        .anyMatch(line -> line.matches("hinge 2 12 \\S+ ± \\S+ .*"))
        .anyMatch(line -> line.matches("minimax 2 12 \\S+ ± \\S+ .*"));
  }

  @Test
  void saysWhatItDoesAndWhereTheResultsAre() {
    assertThat(outcome.error())
        .startsWith("checking 2 configurations\nsweeping tiny: 4 trainings, 2 at a time, " + sweep)
        .containsPattern("4/4 loss.type=\\S+ seed=\\d: score \\d")
        .endsWith("table: " + sweep + "/sweep.csv\npage: " + sweep + "/comparison.html\n");
  }

  @Test
  void leavesRunsATableAndAPage() {
    assertThat(Outcome.of("runs", sweep.toString()).output().lines()).hasSize(5);
    assertThat(sweep.resolve("sweep.csv")).content().startsWith("run,loss.type,seed,status,");
    assertThat(sweep.resolve("comparison.html")).content().contains("loss-hinge_seed-1");
    assertThat(
            Outcome.of(
                    "sample",
                    sweep.resolve("loss-hinge_seed-1").toString(),
                    "--out",
                    shared + "/s.png")
                .exitCode())
        .isZero();
  }

  @Test
  void trainsNothingAgain() {
    Outcome again = Outcome.of("sweep", sweep.toString(), "--resume", "--json");

    assertThat(again.exitCode()).as(again.error()).isZero();
    assertThat(again.error())
        .contains("resuming the sweep of tiny")
        .contains("4 of 4 trainings are done already");
    JsonNode result = Json.parse(again.output());
    assertThat(result.path("complete").asBoolean()).isTrue();
    assertThat(result.path("metric").asText()).isEqualTo("score");
    assertThat(result.path("points")).hasSize(4);
    assertThat(result.at("/configurations/0/metrics/score/count").asInt()).isEqualTo(2);
    assertThat(result.path("report").asText()).isEqualTo(sweep + "/comparison.html");
  }

  @Test
  void endsWithAFailureOnlyIfNothingWasTrained() {
    Outcome failed =
        Outcome.of(
            "sweep",
            tiny(folder).toString(),
            "-q",
            "--vary",
            "optimizers.generator.learningRate=1e30",
            "--out",
            folder + "/failed");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.output()).contains("1 (1 failed)");
    assertThat(failed.error())
        .startsWith("failed: optimizers.generator.learningRate=1e30: ")
        .contains("no longer");
  }

  @Test
  void refusesWhatIsNoVariation() throws IOException {
    assertGolden("sweep/no-values", "--vary", "seed");
    assertGolden("sweep/nothing-varied");
    assertGolden("sweep/interval-of-a-grid", "--vary", "latent.size=log:2..64");
    assertGolden(
        "sweep/unknown-setting", "--vary", "los.type=hinge,minimax", "--vary", "seed=1..2");
    assertGolden(
        "sweep/several", "--vary", "loss.type=hings,hinge", "--vary", "training.batchSize=-1,8");
    assertGolden("sweep/batch-too-large", "--vary", "training.batchSize=16,500");
    assertGolden("sweep/unknown-metric", "--vary", "seed=1..2", "--metric", "mode-coverag");
    assertGolden("sweep/no-metric", "--vary", "seed=1..2", "--set", "evaluation.metrics=[]");
    assertGolden(
        "sweep/halving-of-epochs",
        "--vary",
        "seed=1..2",
        "--halving",
        "--set",
        "training.epochs=1");
    assertGolden("sweep/no-cluster", "--vary", "seed=1..2", "--master", "spark://nowhere:7077");
    assertThat(Files.exists(folder.resolve("out"))).as("no folder of a refused sweep").isFalse();
  }

  @Test
  void refusesFoldersThatDoNotFit() {
    assertRefused("sweep/folder-without-resume", "sweep", sweep.toString());
    assertRefused(
        "sweep/out-without-resume",
        "sweep",
        tiny(folder).toString(),
        "--vary",
        "seed=1",
        "--out",
        sweep.toString());
    assertRefused("sweep/no-sweep", "sweep", folder.toString(), "--resume");
    assertRefused(
        "sweep/other-experiment",
        "sweep",
        TinyRing.in(folder).toString(),
        "--vary",
        "seed=1",
        "--resume",
        "--out",
        sweep.toString());
    assertRefused(
        "sweep/folder-with-options", "sweep", sweep.toString(), "--resume", "--vary", "seed=9");
  }

  @Test
  void refusesAClusterForOneWorker() {
    assertRefused(
        "train-nothing-to-distribute", "train", tiny(folder).toString(), "--threads", "2");
  }

  private void assertGolden(String name, String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "sweep";
    arguments[1] = tiny(folder).toString();
    arguments[2] = "--out";
    arguments[3] = folder + "/out";
    System.arraycopy(options, 0, arguments, 4, options.length);
    assertRefused(name, arguments);
  }

  private void assertRefused(String name, String... arguments) {
    Outcome refused = Outcome.of(arguments);

    assertThat(refused.exitCode()).as(refused.error()).isEqualTo(2);
    assertThat(refused.output()).isEmpty();
    Golden.assertThatGolden(
        "errors/" + name,
        refused
            .error()
            .replace(sweep.toString(), "SWEEP")
            .replace(folder.toString(), "FOLDER")
            // The lists of what is installed belong to other texts.
            .replaceAll("\\((installed|options): [^)]*\\)", "($1: …)"));
  }
}
