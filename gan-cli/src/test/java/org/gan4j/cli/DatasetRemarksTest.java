package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say about data: classes, what was left out, and what will not do. */
class DatasetRemarksTest {
  private static final int SIDE = 8;
  private static final int COUNT = 44;
  private static final int CLASSES = 11;

  @TempDir private Path folder;

  @Test
  void namesClassesAndWhatIsLeftOut() throws IOException {
    writePicture("test/a.png");
    writePicture("b cat/a.png");
    writePicture("b cat/b.png");
    Files.writeString(folder.resolve("pictures/test/c.jfif"), "x");
    String experiment = experiment(pictures(", \"labels\": \"folders\""));

    Outcome text = Outcome.of("validate", experiment);
    assertThat(text.exitCode()).as(text.error()).isZero();
    assertThat(text.output().lines().skip(1))
        .containsExactly(
            "2 classes: b cat (2), test (1)",
            "left out: 1 other file, not ending in bmp, gif, jpeg, jpg, pgm, png, pnm, ppm, webp:"
                + " test/c.jfif");
    assertThat(text.error()).startsWith("warning: folders that are named as parts of a dataset");

    JsonNode json = Json.parse(Outcome.of("validate", experiment, "--json").output());
    assertThat(json.at("/dataset/classes/b cat").asInt()).isEqualTo(2);
    assertThat(json.at("/dataset/omissions/0").asText()).contains("test/c.jfif");

    Outcome training = Outcome.of("train", experiment, "--out", folder + "/run");
    assertThat(training.exitCode()).as(training.error()).isZero();
    assertThat(training.error().lines().filter(line -> !line.startsWith("warning")).skip(1))
        .startsWith("2 classes: b cat (2), test (1)")
        .anyMatch(line -> line.startsWith("left out: 1 other file"));
  }

  @Test
  void warnsOnceAboutBatchesOfOneAndImagesOfFourChannels() throws IOException {
    Path images = folder.resolve("four.idx");
    Files.write(images, idx(new int[] {12, 4, SIDE, SIDE}, 12 * 4 * SIDE * SIDE));
    Outcome outcome =
        Outcome.of(
            "train",
            experiment("{ \"type\": \"idx\", \"images\": \"" + images + "\" }"),
            "--set",
            "training.batchSize=1",
            "--out",
            folder + "/run",
            "-q");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.error().lines())
        .containsExactly(
            "warning: the images have 4 channels: pictures of samples show them as red, green, blue"
                + " and alpha",
            "warning: the generator normalizes over the batch, and one sample has no spread: choose"
                + " a training.batchSize of 2 or more, or no batch normalization");
    BufferedImage grid = ImageIO.read(folder.resolve("run/samples/step-000004.png").toFile());
    assertThat(grid.getColorModel().hasAlpha()).isTrue();
  }

  /** Folders sort them as 0, 1, 10, 2; the numbers of labels do not. */
  @Test
  void matchesElevenClassesByName() throws IOException {
    String data = elevenClasses();
    String run = folder + "/run";
    Outcome training =
        Outcome.of(
            "train",
            experiment(data),
            "--set",
            "task.type=class-conditional",
            "--set",
            "training.batchSize=4",
            "--out",
            run,
            "-q");
    assertThat(training.exitCode()).as(training.error()).isZero();

    for (String format : List.of("folders", "idx")) {
      Outcome augmented =
          Outcome.of("augment", run, "-n", "2", "--format", format, "--out", folder + "/" + format);
      assertThat(augmented.exitCode()).as(augmented.error()).isZero();
      Outcome probe =
          Outcome.of(
              "probe",
              data,
              "--per-class",
              "2",
              "--test",
              "11",
              "--repeat",
              "1",
              "--add",
              augmented.output().strip());
      assertThat(probe.exitCode()).as(probe.error()).isZero();
      assertThat(probe.output()).contains("with 22 added");
    }
    Outcome other =
        Outcome.of("evaluate", run, "--set", "dataset={\"type\":\"mnist-10k\",\"limit\":99}");
    assertThat(other.exitCode()).isEqualTo(2);
  }

  @Test
  void writesTheNamesOfClassesThatAreNoNumbers() throws IOException {
    for (String name : List.of("T-shirt", "cat", "9")) {
      writePicture(name + "/a.png");
      writePicture(name + "/b.png");
    }
    String run = folder + "/run";
    Outcome training =
        Outcome.of(
            "train",
            experiment(pictures(", \"labels\": \"folders\"")),
            "--set",
            "task.type=class-conditional",
            "--out",
            run,
            "-q");
    assertThat(training.exitCode()).as(training.error()).isZero();

    Outcome augmented =
        Outcome.of("augment", run, "-n", "2", "--format", "idx", "--out", folder + "/idx");
    assertThat(Json.parse(augmented.output()).path("classes").toString())
        .isEqualTo("[\"9\",\"T-shirt\",\"cat\"]");
    Outcome read =
        Outcome.of(
            "validate", experiment(augmented.output().strip()), "--set", "training.batchSize=2");
    assertThat(read.output()).contains("3 classes: 9 (2), T-shirt (2), cat (2)");
  }

  @Test
  void saysWhenThereAreFewerSamplesThanAskedFor() throws IOException {
    String data = elevenClasses();
    Outcome probe = Outcome.of("probe", data, "--per-class", "9", "--test", "11", "--repeat", "1");
    assertThat(probe.error())
        .isEqualTo("warning: --per-class 9 asks for 99 samples, and there are 33\n");

    Outcome limited = Outcome.of("validate", experiment(data), "--set", "dataset.limit=1000");
    assertThat(limited.error())
        .startsWith("warning: \"limit\" asks for 1,000 samples, and there are 44\n")
        .containsOnlyOnce("warning");
  }

  private String elevenClasses() throws IOException {
    byte[] labels = idx(new int[] {COUNT}, COUNT);
    for (int i = 0; i < COUNT; i++) {
      labels[8 + i] = (byte) (i % CLASSES);
    }
    Files.write(folder.resolve("labels.idx"), labels);
    Files.write(
        folder.resolve("images.idx"), idx(new int[] {COUNT, SIDE, SIDE}, COUNT * SIDE * SIDE));
    return "{ \"type\": \"idx\", \"images\": \"%1$s/images.idx\", \"labels\": \"%1$s/labels.idx\" }"
        .formatted(folder);
  }

  private static byte[] idx(int[] dimensions, int length) {
    byte[] numbers = new byte[length];
    new Random(1).nextBytes(numbers);
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * dimensions.length + length);
    file.putInt(0x0800 + dimensions.length);
    for (int dimension : dimensions) {
      file.putInt(dimension);
    }
    return file.put(numbers).array();
  }

  private void writePicture(String name) throws IOException {
    Path file = folder.resolve("pictures").resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(1, 1, name.hashCode() & 0xFFFFFF);
    ImageIO.write(picture, "png", file.toFile());
  }

  private String pictures(String more) {
    return "{ \"type\": \"image-folder\", \"path\": \"%s/pictures\", \"size\": %d%s }"
        .formatted(folder, SIDE, more);
  }

  private String experiment(String dataset) {
    return TinyRing.in(
            folder,
            "{ \"type\": \"ring\", \"size\": 400 }",
            dataset,
            "\"discriminatorSteps\": 2",
            "\"discriminatorSteps\": 1",
            "\"batchSize\": 16, \"iterations\": 40",
            "\"batchSize\": 2, \"iterations\": 2",
            "[{ \"type\": \"mode-coverage\", \"samples\": 100 }]",
            "[]")
        .toString();
  }
}
