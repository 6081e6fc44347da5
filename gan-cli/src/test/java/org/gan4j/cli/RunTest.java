package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an experiment to samples, in one process. */
class RunTest {
  private static final String LAST = "step-000120.gan";

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path run;
  private static Outcome training;

  @BeforeAll
  static void train() {
    run = shared.resolve("run");
    training = Outcome.of("train", TinyRing.in(shared).toString(), "--out", run.toString());
  }

  @Test
  void printsTheResultOfATrainingAndNothingElse() {
    assertThat(training.exitCode()).as(training.error()).isZero();
    assertThat(training.output().lines().map(line -> line.replaceAll("  +", "  ")))
        .startsWith(
            "run  " + run,
            "checkpoint  " + run.resolve("checkpoints/" + LAST),
            "iterations  40",
            "steps  120")
        .anyMatch(line -> line.startsWith("modesCovered  "));
  }

  @Test
  void saysWhereItTrainsHowItGoesAndWhatToDoNext() {
    assertThat(training.error())
        .startsWith("training tiny: 40 iterations, " + run + "\n")
        .contains("iteration 1/40 (2%)")
        .contains("iteration 40/40 (100%)")
        .endsWith("next: gan sample " + run + "\n");
  }

  @Test
  void leavesARun() {
    assertThat(run.resolve("experiment.json")).content().contains("\"negativeSlope\"");
    assertThat(run.resolve("run.json")).exists();
    assertThat(run.resolve("metrics.jsonl")).content().contains("modesCovered");
    assertThat(run.resolve("samples/step-000120.png")).exists();
    assertThat(run.resolve("checkpoints/last")).hasContent(LAST);
  }

  @Test
  void isSilentWhereThatIsWanted() {
    Outcome outcome =
        Outcome.of(
            "train",
            TinyRing.in(folder).toString(),
            "--out",
            folder + "/quiet",
            "--quiet",
            "--json");

    assertThat(outcome.error()).isEmpty();
    JsonNode result = Json.parse(outcome.output());
    assertThat(result.path("complete").asBoolean()).isTrue();
    assertThat(result.path("steps").asInt()).isEqualTo(120);
    assertThat(result.path("run").asText()).isEqualTo(folder + "/quiet");
    assertThat(result.path("metrics").path("modes").asDouble()).isEqualTo(8);
  }

  @Test
  void appliesAssignments() {
    Outcome outcome =
        Outcome.of(
            "train",
            TinyRing.in(folder).toString(),
            "--out",
            folder + "/run",
            "--set",
            "training.iterations=3",
            "--set",
            "name=other");

    assertThat(outcome.error()).startsWith("training other: 3 iterations");
  }

  @Test
  void makesARunLonger() throws IOException {
    Path longer = copyOfRun();
    Outcome outcome =
        Outcome.of("train", longer.toString(), "--resume", "--set", "training.iterations=50");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.error())
        .startsWith("resuming tiny: 50 iterations, " + longer + "\nfrom step 120, iteration 40\n");
    assertThat(longer.resolve("checkpoints/last")).hasContent("step-000150.gan");
  }

  @Test
  void hasNothingToDoForARunThatIsComplete() throws IOException {
    Path complete = copyOfRun();
    byte[] before = Files.readAllBytes(complete.resolve("checkpoints/" + LAST));
    Outcome outcome =
        Outcome.of("train", complete.resolve("experiment.json").toString(), "--resume");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(complete.resolve("checkpoints/" + LAST)).hasBinaryContent(before);
  }

  @Test
  void resumesARunThatWasKilledBeforeItsFirstCheckpoint() throws IOException {
    Path killed = folder.resolve("killed");
    Files.createDirectories(killed.resolve("checkpoints"));
    Files.copy(run.resolve("experiment.json"), killed.resolve("experiment.json"));
    Outcome outcome = Outcome.of("train", killed.toString(), "--resume", "-q");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.error())
        .isEqualTo("warning: the run has no checkpoint yet: the training begins at step 0\n");
    assertThat(killed.resolve("checkpoints/last")).hasContent(LAST);
  }

  @Test
  void resumesWithTheExperimentAndTheCheckpointThatAreWhole() throws IOException {
    Path damaged = copyOfRun();
    Files.writeString(damaged.resolve("experiment.json"), "");
    Path newest = damaged.resolve("checkpoints/" + LAST);
    byte[] bytes = Files.readAllBytes(newest);
    Files.write(newest, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    Outcome sample = Outcome.of("sample", newest.toString());
    Outcome outcome = Outcome.of("train", damaged.toString(), "--resume", "-q");

    assertThat(sample.exitCode()).isEqualTo(2);
    assertThat(sample.error()).containsPattern("use .*step-\\d+.gan, which is whole");
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.error())
        .contains("warning: " + newest + " is left out, since the checkpoint is damaged: ");
    assertThat(newest).hasBinaryContent(bytes);
    assertThat(damaged.resolve("experiment.json"))
        .hasSameTextualContentAs(run.resolve("experiment.json"));
  }

  @Test
  void refusesToResumeAnotherExperiment() {
    Path other = TinyRing.in(folder, "\"seed\": 5", "\"seed\": 6");

    assertGolden("resume-other", 2, "train", other.toString(), "--resume", "--out", run.toString());
  }

  @Test
  void refusesToOverwriteARun() {
    assertGolden("run-without-resume", 2, "train", run.toString());
  }

  @Test
  void drawsAPictureFromTheBestCheckpointByDefault() throws IOException {
    Outcome outcome = Outcome.of("sample", run.toString());

    String best = Files.readString(run.resolve("checkpoints/best")).strip();
    String step = best.replaceAll("\\D", "");
    Path picture = run.resolve("samples/sample-" + step + "-seed1.png");
    assertThat(outcome).isEqualTo(new Outcome(0, picture + "\n", ""));
    assertThat(ImageIO.read(picture.toFile())).isNotNull();
  }

  @Test
  void drawsTheSameSamplesForTheSameSeed() throws IOException {
    Path checkpoint = run.resolve("checkpoints/" + LAST);
    List<String> first = csv(checkpoint, "a.csv", "7");

    assertThat(first).hasSize(300).allMatch(line -> line.matches("-?[0-9.E-]+,-?[0-9.E-]+"));
    assertThat(csv(checkpoint, "b.csv", "7")).isEqualTo(first);
    assertThat(csv(checkpoint, "c.csv", "8")).isNotEqualTo(first);
  }

  private List<String> csv(Path checkpoint, String name, String seed) throws IOException {
    Path file = folder.resolve("new/" + name);
    Outcome outcome =
        Outcome.of(
            "sample", checkpoint.toString(), "-n", "300", "--seed", seed, "--out", file.toString());
    assertThat(outcome).isEqualTo(new Outcome(0, file + "\n", ""));
    return Files.readAllLines(file);
  }

  @Test
  void writesIdxFilesThatCanBeTrainedOn() {
    Path file = folder.resolve("points.idx.gz");
    Outcome sampling = Outcome.of("sample", run.toString(), "-n", "500", "--out", file.toString());
    assertThat(sampling).isEqualTo(new Outcome(0, file + "\n", ""));

    Path experiment =
        TinyRing.in(folder, "\"ring\", \"size\": 400", "\"idx\", \"images\": \"" + file + "\"");
    Outcome outcome =
        Outcome.of("validate", experiment.toString(), "--set", "evaluation.metrics=[]");
    assertThat(outcome.output()).startsWith("ok: tiny: idx of 500 samples 2;");
  }

  @Test
  void refusesPicturesOfPoints() {
    assertGolden(
        "folder-of-points",
        2,
        "sample",
        run.toString(),
        "--out",
        folder.resolve("points").toString());
    assertThat(folder.resolve("points")).doesNotExist();
  }

  @Test
  void refusesAPictureThatNobodyCanLookAt() {
    assertGolden("huge-picture", 2, "sample", run.toString(), "-n", "20000");
  }

  @Test
  void walksThroughLatentSpace() throws IOException {
    Path picture = folder.resolve("walk.png");
    Outcome outcome =
        Outcome.of(
            "interpolate",
            run.toString(),
            "--walks",
            "2",
            "--steps",
            "5",
            "--out",
            picture.toString());

    assertThat(outcome).isEqualTo(new Outcome(0, picture + "\n", ""));
    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth()).isPositive();
  }

  @Test
  void takesTheMetricsThatTrainingRecorded() throws IOException {
    Outcome outcome = Outcome.of("evaluate", run.resolve("checkpoints/last").toString(), "--json");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    JsonNode evaluation = Json.parse(outcome.output());
    JsonNode recorded = lastRecordedMetrics();
    assertThat(evaluation.path("steps").asInt()).isEqualTo(120);
    assertThat(evaluation.path("metrics").properties())
        .isNotEmpty()
        .allSatisfy(
            metric ->
                assertThat(metric.getValue().asDouble())
                    .isEqualTo(recorded.path(metric.getKey()).asDouble()));
  }

  private static JsonNode lastRecordedMetrics() throws IOException {
    List<String> records =
        Files.readAllLines(run.resolve("metrics.jsonl")).stream()
            .filter(line -> line.contains("modesCovered"))
            .toList();
    JsonNode last = Json.parse(records.get(records.size() - 1));
    return last.has("metrics") ? last.path("metrics") : last;
  }

  @Test
  void takesOtherMetrics() {
    Outcome outcome =
        Outcome.of(
            "evaluate",
            run.toString(),
            "--set",
            "evaluation.metrics=[{\"type\": \"mode-coverage\", \"samples\": 50}]");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.output()).contains("modesCovered");
  }

  @Test
  void drawsNoCopiesOfVectors() {
    Outcome outcome =
        Outcome.of("evaluate", run.toString(), "--copies", folder.resolve("c.png").toString());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("copies are drawn of images");
    assertThat(folder.resolve("c.png")).doesNotExist();
  }

  @Test
  void judgesByDefaultWhereTheExperimentNamesNoMetric() {
    Outcome outcome = Outcome.of("evaluate", run.toString(), "--set", "evaluation.metrics=[]");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.output()).contains("modesCovered");
  }

  @Test
  void refusesADamagedCheckpoint() throws IOException {
    byte[] bytes = Files.readAllBytes(run.resolve("checkpoints/" + LAST));
    bytes[bytes.length - 5] ^= 1;
    Path file = Files.write(folder.resolve("damaged.gan"), bytes);

    assertGolden("checkpoint-damaged", 2, "sample", file.toString());
  }

  @Test
  void refusesACheckpointThatIsCutOff() throws IOException {
    byte[] bytes = Files.readAllBytes(run.resolve("checkpoints/" + LAST));
    Path file = folder.resolve("cut.gan");
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 100));

    assertGolden("checkpoint-cut-off", 2, "sample", file.toString());
  }

  @Test
  void refusesAFileThatIsNoCheckpoint() {
    assertGolden("no-checkpoint", 2, "sample", TinyRing.in(folder).toString());
  }

  private void assertGolden(String name, int exitCode, String... arguments) {
    Outcome outcome = Outcome.of(arguments);

    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(exitCode);
    assertThat(outcome.output()).isEmpty();
    Golden.assertThatGolden(
        "errors/" + name,
        outcome
            .error()
            .replace(run.toString(), "RUN")
            .replace(folder.toString(), "FOLDER")
            .replaceAll("\\d[\\d,]* bytes", "N bytes"));
  }

  private Path copyOfRun() throws IOException {
    Path copy = folder.resolve("copy");
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(run.relativize(file).toString()));
      }
    }
    return copy;
  }
}
