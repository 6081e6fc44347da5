package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done with a run that knows classes, and has averaged its generator. */
class ConditionalRunTest {
  private static final String EXPERIMENT =
      """
      {
        "name": "digits",
        "dataset": { "type": "mnist-10k", "limit": 200 },
        "task": { "type": "class-conditional" },
        "latent": { "type": "gaussian", "size": 4 },
        "generator": { "type": "vanilla", "hidden": [8], "conditioning": "every-layer" },
        "discriminator": { "type": "vanilla", "hidden": [8], "conditioning": "projection" },
        "averaging": { "decay": 0.9 },
        "training": { "batchSize": 20, "iterations": 6 },
        "evaluation": { "samples": 64 }
      }
      """;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    run = shared.resolve("run");
    Path experiment = Files.writeString(shared.resolve("digits.json"), EXPERIMENT);
    Outcome outcome =
        Outcome.of("train", experiment.toString(), "--out", run.toString(), "--quiet");
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
  }

  /** Ten rows of seven digits, each 56 pixels and a gap of 2 wide and high. */
  @Test
  void drawsARowForEachClass() throws IOException {
    Outcome outcome = Outcome.of("sample", run.toString());
    Path picture = run.resolve("samples/sample-000012-seed1.png");

    assertThat(outcome).isEqualTo(new Outcome(0, picture + "\n", ""));
    for (Path grid : List.of(picture, run.resolve("samples/step-000012.png"))) {
      BufferedImage image = ImageIO.read(grid.toFile());
      assertThat(image.getWidth()).isEqualTo(7 * 58 + 2);
      assertThat(image.getHeight()).isEqualTo(10 * 58 + 2);
    }
  }

  @Test
  void drawsSamplesOfAClass() throws IOException {
    List<String> sevens = csv("sevens.csv", "--class", "7");
    List<String> eights = csv("eights.csv", "--class", "8");

    assertThat(sevens).hasSize(5).doesNotContainAnyElementsOf(eights);
    // Without a class there is one after the other, of the same latents.
    List<String> all = csv("all.csv", "-n", "20");
    assertThat(all.get(7)).isEqualTo(csv("more.csv", "-n", "20", "--class", "7").get(7));
    assertThat(Outcome.of("sample", run.toString(), "--class", "7").output())
        .isEqualTo(run.resolve("samples/sample-000012-class7-seed1.png") + "\n");
  }

  @Test
  void walksWithinAClass() {
    Path picture = folder.resolve("walk.png");
    Outcome outcome =
        Outcome.of("interpolate", run.toString(), "--class", "3", "--out", picture.toString());

    assertThat(outcome).isEqualTo(new Outcome(0, picture + "\n", ""));
  }

  @Test
  void refusesClassesThatThereAreNot() {
    Outcome outcome = Outcome.of("sample", run.toString(), "--class", "11");

    assertThat(outcome.exitCode()).isEqualTo(2);
    Golden.assertThatGolden("errors/unknown-class", outcome.error().replace(run.toString(), "RUN"));
  }

  @Test
  void drawsFromTheAverageOrFromWhatWasLearning() throws IOException {
    assertThat(csv("average.csv")).isNotEqualTo(csv("raw.csv", "--raw"));
  }

  private List<String> csv(String name, String... more) throws IOException {
    Path file = folder.resolve(name);
    String[] arguments = new String[4 + more.length];
    arguments[0] = "sample";
    arguments[1] = run.toString();
    arguments[2] = "--out";
    arguments[3] = file.toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    if (!List.of(more).contains("-n")) {
      arguments = java.util.Arrays.copyOf(arguments, arguments.length + 2);
      arguments[arguments.length - 2] = "-n";
      arguments[arguments.length - 1] = "5";
    }
    assertThat(Outcome.of(arguments)).isEqualTo(new Outcome(0, file + "\n", ""));
    return Files.readAllLines(file);
  }

  @Test
  void writesLabelledDatasetsThatCanBeReadAgain() throws IOException {
    for (String format : List.of("folders", "idx")) {
      Path out = folder.resolve(format);
      Outcome outcome =
          Outcome.of(
              "augment", run.toString(), "-n", "3", "--format", format, "--out", out.toString());
      assertThat(outcome.exitCode()).as(outcome.error()).isZero();

      Path features = folder.resolve(format + ".csv");
      Outcome read =
          Outcome.of(
              "features", run.toString(), outcome.output().strip(), "--out", features.toString());
      assertThat(read).isEqualTo(new Outcome(0, features + "\n", ""));
      List<String> lines = Files.readAllLines(features);
      assertThat(lines.get(0)).isEqualTo("f0,f1,f2,f3,f4,f5,f6,f7,label");
      assertThat(lines).hasSize(31);
      for (int i = 0; i < 30; i++) {
        assertThat(lines.get(1 + i)).endsWith("," + i / 3);
      }
    }
    assertThat(folder.resolve("folders/7/2.png")).exists();
  }

  @Test
  void doesNotMixSyntheticDatasets() {
    Outcome outcome = Outcome.of("augment", run.toString(), "-n", "1", "--out", run.toString());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("not empty");
  }

  /** As NumPy's format description has it: magic, version, header, numbers from byte 128 on. */
  @Test
  void writesFeaturesAsNumpyReadsThem() throws IOException {
    Path file = folder.resolve("features.npy");
    Outcome outcome = Outcome.of("features", run.toString(), "--out", file.toString());
    Path labelFile = folder.resolve("features-labels.npy");
    assertThat(outcome).isEqualTo(new Outcome(0, file + "\n" + labelFile + "\n", ""));

    ByteBuffer features = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] start = new byte[128];
    features.get(start);
    assertThat(start).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0).endsWith('\n');
    assertThat(new String(start, 10, 118, StandardCharsets.US_ASCII).stripTrailing())
        .isEqualTo("{'descr': '<f4', 'fortran_order': False, 'shape': (200, 8,), }");
    assertThat(features.remaining()).isEqualTo(200 * 8 * 4);

    Path csv = folder.resolve("features.csv");
    Outcome.of("features", run.toString(), "mnist-10k", "--out", csv.toString());
    String[] second = Files.readAllLines(csv).get(2).split(",", -1);
    for (int i = 0; i < 8; i++) {
      assertThat(features.getFloat(128 + (8 + i) * 4)).isEqualTo(Float.parseFloat(second[i]));
    }
    ByteBuffer labels =
        ByteBuffer.wrap(Files.readAllBytes(labelFile)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(labels.getInt(128 + 4)).isEqualTo(Integer.parseInt(second[8]));
  }

  @Test
  void probesPixelsFeaturesAndSyntheticSamples() {
    String synthetic =
        Outcome.of("augment", run.toString(), "-n", "2", "--out", folder.resolve("fake").toString())
            .output()
            .strip();
    Outcome outcome =
        Outcome.of(
            "probe",
            "mnist-10k",
            "--per-class",
            "10",
            "--test",
            "200",
            "--repeat",
            "2",
            "--features",
            run.toString(),
            "--add",
            synthetic,
            "--json");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    JsonNode results = Json.parse(outcome.output());
    assertThat(results).hasSize(3);
    // A linear classifier knows most digits from ten examples of each; one in ten would be chance.
    assertThat(results.path(0).path("accuracy").asDouble()).isBetween(0.5, 0.9);
    assertThat(results.path(0).path("samples").asInt()).isEqualTo(100);
    assertThat(results.path(1).path("accuracy").asDouble()).isBetween(0.05, 0.9);
    assertThat(results.path(2).path("samples").asInt()).isEqualTo(120);
  }

  @Test
  void refusesToProbeWhatHasNoLabels() throws IOException {
    Path images = folder.resolve("unlabelled.idx.gz");
    Outcome.of("sample", run.toString(), "-n", "30", "--out", images.toString());
    Outcome outcome =
        Outcome.of("probe", "{\"type\": \"idx\", \"images\": \"" + images + "\"}", "--test", "9");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("no labels");
  }

  @Test
  void saysWhatIsWrongWithADataset() {
    Outcome outcome = Outcome.of("probe", "mnist-10");
    assertThat(outcome.exitCode()).isEqualTo(2);
    Golden.assertThatGolden("errors/unknown-dataset", outcome.error());
    Outcome settings = Outcome.of("probe", "{\"type\": \"mnist-10k\", \"limits\": 3}");
    assertThat(settings.exitCode()).isEqualTo(2);
    Golden.assertThatGolden("errors/wrong-dataset", settings.error());
  }
}
