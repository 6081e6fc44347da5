package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found before a first training, and what a first training that fails leaves. */
class FirstRunTest {
  @TempDir private Path folder;
  private Path experiment;
  private Path run;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(folder.resolve("pictures"));
    run = folder.resolve("run");
    experiment = folder.resolve("pictures.json");
    Files.writeString(
        experiment,
        "{\"dataset\":{\"type\":\"image-folder\",\"path\":\""
            + folder.resolve("pictures")
            + "\",\"size\":16},"
            + "\"generator\":{\"type\":\"vanilla\",\"hidden\":[4]},"
            + "\"discriminator\":{\"type\":\"vanilla\",\"hidden\":[4]},"
            + "\"training\":{\"iterations\":2,\"batchSize\":2}}");
  }

  private void picture(String name, int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(image, "png", folder.resolve("pictures").resolve(name).toFile());
  }

  @Test
  void findsImagesThatAreTooSmallWithoutTraining() throws IOException {
    picture("a.png", 7);

    Outcome outcome = Outcome.of("validate", experiment.toString());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("its 7×7 pixels are less than half of 16×16");
  }

  @Test
  void findsABadNameBesideOtherMistakes() {
    Outcome outcome =
        Outcome.of(
            "validate", experiment.toString(), "--set", "name=a/b", "--set", "loss.type=hing");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error())
        .containsOnlyOnce("error: name must be letters, digits")
        .contains("error: there is no loss \"hing\"");
  }

  /** Its header is whole, so that it is found only when its pixels are read. */
  private void truncated(String name) throws IOException {
    picture(name, 16);
    Path file = folder.resolve("pictures").resolve(name);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
  }

  @Test
  void makesRoomForASecondRunAfterOneThatFailedBeforeItsFirstIteration() throws IOException {
    picture("a.png", 16);
    truncated("b.png");
    Outcome first = Outcome.of("train", experiment.toString(), "--out", run.toString());
    assertThat(first.exitCode()).isEqualTo(2);
    assertThat(run.resolve("experiment.json")).exists();

    picture("b.png", 16);
    Outcome second = Outcome.of("train", experiment.toString(), "--out", run.toString());

    assertThat(second.exitCode()).as(second.error()).isZero();
    assertThat(run.resolve("metrics.jsonl")).isNotEmptyFile();
  }

  @Test
  void keepsWhatElseIsInTheFolder() throws IOException {
    picture("a.png", 16);
    truncated("b.png");
    Outcome.of("train", experiment.toString(), "--out", run.toString());
    Files.writeString(run.resolve("notes.txt"), "mine");
    picture("b.png", 16);

    Outcome second = Outcome.of("train", experiment.toString(), "--out", run.toString());

    assertThat(second.exitCode()).isEqualTo(2);
    assertThat(second.error()).contains("the output folder is not empty");
    assertThat(run.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void doesNotTakeAFolderWithAnExperimentForAFailedRun() throws IOException {
    picture("a.png", 16);
    picture("b.png", 16);
    Files.createDirectories(run);
    Path own = Files.copy(experiment, run.resolve("experiment.json"));

    Outcome outcome = Outcome.of("train", own.toString(), "--out", run.toString());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("the output folder is not empty");
    assertThat(own).hasSameTextualContentAs(experiment);
  }

  @Test
  void namesTheFilesThatItWroteAsJson() throws Exception {
    picture("a.png", 16);
    picture("b.png", 16);
    Outcome.of("train", experiment.toString(), "--out", run.toString());
    Path grid = folder.resolve("grid.png");

    Outcome sampled = Outcome.of("sample", run.toString(), "--json", "--out", grid.toString());
    Outcome walked = Outcome.of("interpolate", run.toString(), "--json");

    assertThat(Json.parse(sampled.output()).at("/files/0").asText()).isEqualTo(grid.toString());
    assertThat(Path.of(Json.parse(walked.output()).at("/files/0").asText())).isRegularFile();
  }
}
