package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says about itself and about what is installed. */
class HelpTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "init",
        "train",
        "sweep",
        "sample",
        "interpolate",
        "directions",
        "project",
        "arithmetic",
        "mix",
        "film",
        "augment",
        "features",
        "probe",
        "inpaint",
        "apply",
        "evaluate",
        "explore",
        "export",
        "import",
        "serve",
        "runs",
        "report",
        "validate",
        "components",
        "schema",
        "datasets",
        "datasets list",
        "datasets fetch",
        "datasets pack",
        "doctor",
        "completion",
        "help"
      })
  void explainsEachCommandWithExamples(String command) {
    Outcome outcome = Outcome.of((command + " --help").strip().split(" "));

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.output())
        .startsWith("Usage: " + ("gan " + command).strip())
        .containsPattern("Examples:\n  .*gan " + command);
    assertThat(outcome.output().lines()).allMatch(line -> line.length() <= 80, "fits a terminal");
  }

  @Test
  void showsTheHelpOfACommandAlsoByTheCommandHelp() {
    assertThat(Outcome.of("help", "train").output())
        .isEqualTo(Outcome.of("train", "--help").output());
    assertThat(Outcome.of("help", "datasets", "fetch").output())
        .startsWith("Usage: gan datasets fetch");
    assertThat(Outcome.of("help").output()).isEqualTo(Outcome.of("--help").output());
    Outcome unknown = Outcome.of("help", "trian");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.error()).startsWith("error: there is no command 'trian'");
  }

  @Test
  void listsAllCommands() {
    assertThat(Outcome.of("--help").output())
        .contains(
            "init",
            "train",
            "sweep",
            "sample",
            "interpolate",
            "directions",
            "project",
            "arithmetic",
            "film",
            "augment",
            "features",
            "probe",
            "evaluate")
        .contains("explore", "inpaint", "report", "validate")
        .contains("components", "schema", "datasets", "completion");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void namesTheVersionsThatABugReportNeeds(String option) {
    Outcome outcome = Outcome.of(option);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.output().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("gan4j "))
        .anyMatch(line -> line.matches("nd4j \\d.*"))
        .anyMatch(line -> line.startsWith("java " + System.getProperty("java.version")));
  }

  @Test
  void listsComponentsWithTheirJars() {
    assertThat(Outcome.of("components").output().lines().map(line -> line.replaceAll(" +", " ")))
        .startsWith("KIND TYPE JAR VERSION DESCRIPTION")
        .anyMatch(line -> line.startsWith("dataset ring gan-datasets"))
        .anyMatch(line -> line.startsWith("generator vanilla gan-vanilla"))
        .anyMatch(line -> line.startsWith("loss non-saturating gan-objectives"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss", "losses", "LOSS"})
  void showsTheOptionsOfAKind(String kind) {
    assertThat(Outcome.of("components", kind).output())
        .contains("loss minimax (gan-objectives")
        .containsPattern("labelSmoothing +number, at least 0 and below 1 += 0")
        .doesNotContain("generator vanilla");
  }

  @Test
  void showsTheOptionsOfOneComponent() {
    assertThat(Outcome.of("components", "generator", "vanilla").output())
        .contains("= [128, 256, 512, 1024]")
        .contains("initialization(uniform).bound")
        .contains("required");
  }

  @Test
  void listsComponentsForPrograms() {
    JsonNode listing = Json.parse(Outcome.of("components", "dataset", "ring", "--json").output());

    JsonNode ring = listing.path("components").path(0);
    assertThat(listing.path("components")).hasSize(1);
    assertThat(listing.path("broken")).isEmpty();
    assertThat(ring.path("type").asText()).isEqualTo("ring");
    assertThat(ring.path("options").path(0).path("name").asText()).isEqualTo("modes");
    assertThat(ring.path("options").path(0).path("default").asInt()).isEqualTo(8);
  }

  @Test
  void writesTheSchema() throws IOException {
    Path file = folder.resolve("new/schema.json");
    Outcome printed = Outcome.of("schema");
    Outcome written = Outcome.of("schema", "--out", file.toString());

    assertThat(Json.parse(printed.output()).path("$schema").asText()).contains("2020-12");
    assertThat(written).isEqualTo(new Outcome(0, file + "\n", ""));
    assertThat(Files.readString(file)).isEqualTo(printed.output());
  }

  @Test
  void summarizesAnExperimentThatIsRight() {
    String experiment = TinyRing.in(folder).toString();

    assertThat(Outcome.of("validate", experiment))
        .isEqualTo(
            new Outcome(
                0,
                "ok: tiny: ring of 400 samples 2; generator vanilla of 214 parameters,"
                    + " discriminator vanilla of 49; 40 iterations of batches of 16\n"
                    + "8 classes: mode 0 (52), mode 1 (46), mode 2 (64), mode 3 (55), mode 4 (46),"
                    + " mode 5 (58), mode 6 (40), mode 7 (39)\n",
                "next: gan train " + experiment + "\n"));
    JsonNode summary = Json.parse(Outcome.of("validate", experiment, "--json").output());
    assertThat(summary.path("ok").asBoolean()).isTrue();
    assertThat(summary.path("parameters").path("generator").asInt()).isEqualTo(214);
  }

  @Test
  void countsTheIterationsOfEpochs() {
    // 400 samples are 25 batches of 16; each iteration takes two of them.
    Outcome outcome =
        Outcome.of(
            "validate",
            TinyRing.in(folder, "\"iterations\": 40", "\"epochs\": 3").toString(),
            "--json");

    assertThat(Json.parse(outcome.output()).path("iterations").asInt()).isEqualTo(38);
  }
}
