package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.cli.Golden.assertThatGolden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs of the tasks translation and unpaired-translation, and pictures that they translate. */
class TranslationRunTest {
  private static final String DIGITS = "{ \"type\": \"mnist-10k\", \"limit\": 60 }";

  /** With dropout, whose draws a resumed run must repeat. */
  private static final String PAIRS =
      """
      {
        "name": "pairs",
        "dataset": { "type": "derived", "of": DIGITS },
        "task": { "type": "translation" },
        "latent": { "type": "gaussian", "size": 0 },
        "generator": { "type": "u-net", "filters": 2 },
        "discriminator": { "type": "patch", "field": 16, "filters": 2 },
        "training": { "batchSize": 4, "iterations": 6 },
        "evaluation": { "everySteps": 1000, "samples": 4, "heldOut": 0.4 },
        "checkpoint": { "everySteps": 1000 }
      }
      """
          .replace("DIGITS", DIGITS);

  /** The pools of 6 pictures are full, and have been exchanged, before the run is interrupted. */
  private static final String CYCLE =
      """
      {
        "name": "cycle",
        "dataset": {
          "type": "unpaired",
          "a": { "type": "part", "of": DIGITS, "every": 3, "chosen": "every" },
          "b": {
            "type": "filtered",
            "of": { "type": "part", "of": DIGITS, "every": 3, "chosen": "others" },
            "filter": { "type": "dilated" }
          }
        },
        "game": { "type": "cycle", "pool": 6 },
        "task": { "type": "unpaired-translation" },
        "latent": { "type": "gaussian", "size": 0 },
        "generator": { "type": "residual-translator", "filters": 2, "blocks": 1 },
        "discriminator": { "type": "patch", "field": 16, "filters": 2 },
        "loss": { "type": "least-squares" },
        "training": { "batchSize": 4, "iterations": 6 },
        "evaluation": { "everySteps": 1000, "samples": 4, "heldOut": 0.4 },
        "checkpoint": { "everySteps": 1000 }
      }
      """
          .replace("DIGITS", DIGITS);

  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    for (String json : new String[] {PAIRS, CYCLE}) {
      Path experiment = Files.writeString(shared.resolve(name(json) + ".json"), json);
      done("train", experiment.toString(), "--out", shared.resolve(name(json)).toString());
    }
  }

  private static String name(String json) {
    return json.equals(PAIRS) ? "pairs" : "cycle";
  }

  private static Outcome done(String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    return outcome;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pairs", "cycle"})
  void resumesExactly(String name) throws IOException {
    String experiment = shared.resolve(name + ".json").toString();
    String run = folder.resolve(name).toString();
    done("train", experiment, "--out", run, "--set", "training.iterations=4");
    done("train", experiment, "--out", run, "--resume", "--set", "training.iterations=6");

    assertThat(SavedState.of(newest(Path.of(run))))
        .isEqualTo(SavedState.of(newest(shared.resolve(name))));
  }

  private static Path newest(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
      return files
          .filter(file -> file.toString().endsWith(".gan"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  @Test
  void bringsBothGeneratorsOfACycleBack() throws IOException {
    String run = shared.resolve("cycle").toString();
    Path there = folder.resolve("there.safetensors");
    Path back = folder.resolve("back.safetensors");
    done("export", run, "--player", "generator-ab", "--out", there.toString());
    done("export", run, "--player", "generator-ba", "--out", back.toString());
    String imported = folder.resolve("imported").toString();

    Outcome outcome =
        done(
            "import",
            there.toString(),
            shared.resolve("cycle.json").toString(),
            "--player",
            "generator-ab",
            "--with",
            "generator-ba=" + back,
            "--out",
            imported,
            "--json");

    JsonNode result = new ObjectMapper().readTree(outcome.output());
    assertThat(result.path("run").asText()).isEqualTo(imported);
    assertThat(result.path("networks"))
        .extracting(JsonNode::asText)
        .containsExactly("generator-ab", "generator-ba");
    assertThat(generators(Path.of(imported))).isEqualTo(generators(shared.resolve("cycle")));
  }

  /** What both generators make of a digit. */
  private List<String> generators(Path run) {
    try (TrainedGenerator trained = Gan.create().open(run);
        INDArray image = Nd4j.linspace(-1, 1, 784).castTo(DataType.FLOAT).reshape(1, 1, 28, 28)) {
      return Stream.of("generator-ab", "generator-ba")
          .map(trained::network)
          .map(
              network -> {
                INDArray none = Nd4j.create(DataType.FLOAT, 1, 0);
                try (Pass pass = network.forward(none, image, Mode.INFER, RandomKey.ofSeed(0))) {
                  return pass.output().toStringFull();
                }
              })
          .toList();
    }
  }

  private Path digit(int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    image.createGraphics().fillRect(side / 3, side / 4, side / 5, side / 2);
    Path file = folder.resolve("digit.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void translatesPictures() throws IOException {
    Path out = folder.resolve("out");
    done(
        "apply", shared.resolve("pairs").toString(), digit(50).toString(), "--out", out.toString());

    BufferedImage result = ImageIO.read(out.resolve("digit.png").toFile());
    assertThat(result.getWidth()).isEqualTo(28);
    assertThat(result.getHeight()).isEqualTo(28);
  }

  @Test
  void translatesInBothDirections() throws IOException {
    String run = shared.resolve("cycle").toString();
    String digit = digit(28).toString();
    done("apply", run, digit, "--out", folder.resolve("there").toString());
    done("apply", run, digit, "--readout", "back", "--out", folder.resolve("back").toString());

    BufferedImage there = ImageIO.read(folder.resolve("there/digit.png").toFile());
    BufferedImage back = ImageIO.read(folder.resolve("back/digit.png").toFile());
    assertThat(back.getWidth()).isEqualTo(28);
    assertThat(differences(there, back)).isGreaterThan(100);
  }

  private static int differences(BufferedImage one, BufferedImage other) {
    int count = 0;
    for (int i = 0; i < 28 * 28; i++) {
      count += one.getRGB(i % 28, i / 28) == other.getRGB(i % 28, i / 28) ? 0 : 1;
    }
    return count;
  }

  @Test
  void measuresCyclesAndDistancesByDefault() {
    String output =
        done(
                "evaluate",
                shared.resolve("cycle").toString(),
                "--set",
                "evaluation.features={\"type\":\"pixels\"}",
                "--json")
            .output();

    assertThat(output)
        .contains("cycleErrorA", "cycleErrorB", "changeA")
        .contains("inputKernelDistance", "outputKernelDistance", "backKernelDistance");
  }

  /** Those of the held-out pairs, which are 24 of 60. */
  @Test
  void comparesAnswersToHeldOutPictures() {
    String output =
        done(
                "evaluate",
                shared.resolve("pairs").toString(),
                "--set",
                "evaluation.metrics=[{\"type\":\"kernel-distance\",\"samples\":24,"
                    + "\"features\":{\"type\":\"pixels\"}}]",
                "--json")
            .output();

    assertThat(output).contains("kernelDistance");
  }

  @Test
  void drawsSamplesOfOtherData() {
    Path file = folder.resolve("grid.png");
    done(
        "sample",
        shared.resolve("pairs").toString(),
        "--count",
        "4",
        "--data",
        "{\"type\":\"derived\",\"of\":{\"type\":\"mnist-10k\",\"limit\":10}}",
        "--out",
        file.toString());

    assertThat(file).exists();
  }

  @Test
  void refusesDataWithoutInputs() {
    assertGolden(
        "translation-data-without-input",
        "sample",
        shared.resolve("pairs").toString(),
        "--data",
        "{\"type\":\"mnist-10k\"}",
        "--out",
        folder.resolve("grid.png").toString());
  }

  @Test
  void refusesAReadoutThatTheGameHasNot() throws IOException {
    assertGolden(
        "apply-unknown-readout",
        "apply",
        shared.resolve("cycle").toString(),
        digit(28).toString(),
        "--readout",
        "backwards");
  }

  @Test
  void refusesAReadoutOfAGameThatHasNone() throws IOException {
    assertGolden(
        "apply-no-readout",
        "apply",
        shared.resolve("pairs").toString(),
        digit(28).toString(),
        "--readout",
        "back");
  }

  private void refuses(String name, String experiment, String... overrides) {
    String[] arguments = new String[2 + 2 * overrides.length];
    arguments[0] = "validate";
    arguments[1] = shared.resolve(experiment + ".json").toString();
    for (int i = 0; i < overrides.length; i++) {
      arguments[2 + 2 * i] = "--set";
      arguments[3 + 2 * i] = overrides[i];
    }
    assertGolden(name, arguments);
  }

  private void assertGolden(String name, String... arguments) {
    Outcome outcome = Outcome.of(arguments);

    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(2);
    assertThatGolden(
        "errors/" + name,
        outcome.error().replace(folder.toString(), "FOLDER").replace(shared.toString(), "SHARED"));
  }

  @Test
  void refusesATaskWithoutInputs() {
    refuses("translation-without-inputs", "pairs", "dataset={\"type\":\"mnist-10k\"}");
  }

  @Test
  void refusesNoise() {
    refuses("translation-with-noise", "pairs", "latent.size=100");
  }

  @Test
  void refusesPicturesSmallerThanTheField() {
    refuses("field-too-large", "pairs", "discriminator.field=70");
  }

  @Test
  void refusesAReferenceWithoutInputs() {
    refuses(
        "reference-without-inputs",
        "pairs",
        "evaluation.reference={\"type\":\"mnist-10k\"}",
        "evaluation.heldOut=null");
  }

  @Test
  void refusesACycleOfPairs() {
    refuses("cycle-of-pairs", "cycle", "task={\"type\":\"translation\"}");
  }

  @Test
  void refusesAPhaseOfContentInACycle() {
    refuses("content-first-of-a-cycle", "cycle", "schedule={\"type\":\"content-first\"}");
  }

  @Test
  void refusesDomainsOfOtherChannels() {
    refuses(
        "cycle-of-other-channels", "cycle", "dataset.a={\"type\":\"stacked-mnist\",\"size\":40}");
  }

  @Test
  void refusesDomainsOfAnotherSize() throws IOException {
    Path pictures = pictures("pictures", 30, 31, "one.png");
    refuses(
        "unpaired-of-other-size",
        "cycle",
        "dataset.b={\"type\":\"image-folder\",\"channels\":1,\"size\":30,\"path\":\""
            + pictures
            + "\"}");
  }

  @Test
  void namesTheNearestSizeThatAUNetCanHalve() throws IOException {
    Path pictures = pictures("pictures", 31, 31, "one.png", "two.png", "three.png", "four.png");
    refuses(
        "u-net-odd-size",
        "pairs",
        "dataset.of={\"type\":\"image-folder\",\"size\":31,\"path\":\"" + pictures + "\"}",
        "evaluation.heldOut=null");
  }

  @Test
  void namesPicturesWithoutAPartner() throws IOException {
    Path inputs = pictures("inputs", 28, 28, "a.png", "b.png", "c.png");
    Path targets = pictures("targets", 28, 28, "b.png", "d.png");
    refuses(
        "pairs-without-partner",
        "pairs",
        "dataset={\"type\":\"pairs\",\"size\":28,\"inputs\":\""
            + inputs
            + "\",\"targets\":\""
            + targets
            + "\"}");
  }

  private Path pictures(String name, int width, int height, String... files) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve(name));
    for (String file : files) {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(image, "png", pictures.resolve(file).toFile());
    }
    return pictures;
  }
}
