package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples that are images, in every format. */
class ImageRunTest {
  private static final int SIDE = 8;
  private static final int HEADER = 16;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    run = shared.resolve("run");
    Path images = Files.write(shared.resolve("images.idx"), noise(64));
    String dataset = "\"idx\", \"images\": \"" + images + "\"";
    Outcome outcome =
        Outcome.of(
            "train",
            TinyRing.in(shared, "\"ring\", \"size\": 400", dataset).toString(),
            "--set",
            "evaluation.metrics=[]",
            "--out",
            run.toString());
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
  }

  private static byte[] noise(int count) {
    byte[] pixels = new byte[count * SIDE * SIDE];
    new Random(1).nextBytes(pixels);
    return idx(count, pixels);
  }

  private static byte[] idx(int count, byte[] pixels) {
    return ByteBuffer.allocate(HEADER + pixels.length)
        .putInt(0x00000803)
        .putInt(count)
        .putInt(SIDE)
        .putInt(SIDE)
        .put(pixels)
        .array();
  }

  @Test
  void drawsAGrid() throws IOException {
    BufferedImage grid = ImageIO.read(sample("grid.png", 9).toFile());

    assertThat(grid.getWidth()).isEqualTo(grid.getHeight()).isGreaterThan(3 * SIDE);
  }

  @Test
  void drawsWhatMayBeCopied() throws IOException {
    Path picture = folder.resolve("copies.png");
    String[] arguments = {
      "evaluate",
      run.toString(),
      "--quick",
      "--metric",
      "sliced-wasserstein",
      "--features",
      "pixels",
      "--copies",
      picture.toString()
    };
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.output()).contains("slicedWasserstein");
    BufferedImage drawn = ImageIO.read(picture.toFile());
    // 16 rows of a sample and five neighbours.
    assertThat(drawn.getHeight()).isGreaterThan(2 * drawn.getWidth());

    Files.writeString(picture, "somebody's own");
    assertThat(Outcome.of(arguments).exitCode()).isEqualTo(2);
    assertThat(picture).hasContent("somebody's own");
  }

  @Test
  void writesEachImagePixelByPixel() throws IOException {
    Path images = sample("images", 101);

    try (Stream<Path> files = Files.list(images)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .hasSize(101)
          .startsWith("000.png", "001.png")
          .endsWith("100.png");
    }
    assertThat(ImageIO.read(images.resolve("100.png").toFile()).getWidth()).isEqualTo(SIDE);
  }

  @Test
  void writesTheSameNumbersInEveryFormat() throws IOException {
    byte[] idx = Files.readAllBytes(sample("images.idx", 3));
    String[] csv = Files.readAllLines(sample("images.csv", 3)).get(2).split(",");
    BufferedImage third = ImageIO.read(sample("images", 3).resolve("2.png").toFile());

    assertThat(idx).hasSize(HEADER + 3 * SIDE * SIDE);
    assertThat(csv).hasSize(SIDE * SIDE);
    for (int i = 0; i < csv.length; i++) {
      int level = idx[HEADER + 2 * SIDE * SIDE + i] & 0xFF;
      assertThat(third.getRaster().getSample(i % SIDE, i / SIDE, 0)).isEqualTo(level);
      assertThat(Math.round((Float.parseFloat(csv[i]) + 1) * 127.5f)).isEqualTo(level);
    }
  }

  @Test
  void streamsMoreThanOnePortion() throws IOException {
    assertThat(Files.size(sample("many.idx", 1000))).isEqualTo(HEADER + 1000L * SIDE * SIDE);
  }

  @Test
  void drawsARowForEachWalk() throws IOException {
    Path picture = folder.resolve("walks.png");
    Outcome outcome =
        Outcome.of(
            "interpolate",
            run.toString(),
            "--walks",
            "2",
            "--steps",
            "6",
            "--out",
            picture.toString());

    assertThat(outcome).isEqualTo(new Outcome(0, picture + "\n", ""));
    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat((double) image.getWidth() / image.getHeight()).isBetween(2.8, 3.2);
  }

  private Path sample(String name, int count) {
    Path path = folder.resolve(name);
    Outcome outcome =
        Outcome.of("sample", run.toString(), "-n", String.valueOf(count), "--out", path.toString());
    assertThat(outcome).isEqualTo(new Outcome(0, path + "\n", ""));
    return path;
  }

  /** A run with an encoder of four hidden units. */
  private Path encoding() {
    Path encoding = folder.resolve("encoding");
    Outcome trained =
        Outcome.of(
            "train",
            shared.resolve("run/experiment.json").toString(),
            "--set",
            "game={\"type\":\"bi-gan\",\"encoder\":{\"type\":\"vanilla\",\"hidden\":[4]}}",
            "--out",
            encoding.toString());
    assertThat(trained.exitCode()).as(trained.error()).isZero();
    return encoding;
  }

  @Test
  void drawsSamplesAboveTheirReconstructions() throws IOException {
    String run = encoding().toString();
    // Grey images of one level each, so that a picture shows which sample it is.
    int count = 18;
    byte[] pixels = new byte[count * SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / (SIDE * SIDE) * 10);
    }
    Path images = Files.write(folder.resolve("levels.idx"), idx(count, pixels));
    Path file = folder.resolve("reconstructions.png");

    Outcome outcome =
        Outcome.of(
            "sample",
            run,
            "--reconstruct",
            "--data",
            "{\"type\":\"idx\",\"images\":\"" + images + "\"}",
            "--out",
            file.toString());

    assertThat(outcome).isEqualTo(new Outcome(0, file + "\n", ""));
    BufferedImage picture = ImageIO.read(file.toFile());
    // 16 and 2 samples, each row above its reconstructions: 8 pixels enlarged to 64, gaps of 2.
    assertThat(picture.getWidth()).isEqualTo(16 * 66 + 2);
    assertThat(picture.getHeight()).isEqualTo(4 * 66 + 2);
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int x = i % 16 * 66 + 2;
      int y = i / 16 * 132 + 2;
      assertThat(levels(picture, x, y)).as("sample %d", i).hasSize(1);
      shown.addAll(levels(picture, x, y));
      // A generator that was trained for a second does not make images of one level.
      assertThat(levels(picture, x, y + 66)).as("reconstruction %d", i).hasSizeGreaterThan(1);
    }
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, count).mapToObj(i -> 10 * i).toList());
    assertThat(levels(picture, 2 * 66 + 2, 132 + 2)).containsExactly(0x60);
  }

  private static Set<Integer> levels(BufferedImage picture, int left, int top) {
    return Arrays.stream(
            picture.getRaster().getSamples(left, top, 8 * SIDE, 8 * SIDE, 0, (int[]) null))
        .boxed()
        .collect(Collectors.toSet());
  }

  @Test
  void reconstructsTheDataOfTheRun() {
    Path run = encoding();

    Outcome outcome = Outcome.of("sample", run.toString(), "--reconstruct", "--count", "5");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(Path.of(outcome.output().strip()))
        .exists()
        .hasParent(run.resolve("samples"))
        .asString()
        .contains("reconstruction-");
  }

  @Test
  void takesTheFeaturesOfTheEncoder() throws IOException {
    Path file = folder.resolve("features.csv");

    Outcome outcome = Outcome.of("features", encoding().toString(), "--out", file.toString());

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    // A header, and a line of four features for each sample.
    assertThat(Files.readAllLines(file))
        .hasSize(1 + 64)
        .allSatisfy(line -> assertThat(line.split(",")).hasSize(4));
  }

  @Test
  void refusesToDrawReconstructionsElsewhereThanInAPicture() {
    Outcome outcome =
        Outcome.of("sample", run.toString(), "--reconstruct", "--out", folder + "/points.csv");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("reconstructions are drawn as a PNG only");
  }

  @Test
  void refusesToReconstructSamplesOfAnotherShape() {
    Outcome outcome =
        Outcome.of("sample", run.toString(), "--reconstruct", "--data", "{\"type\":\"ring\"}");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error())
        .contains("the samples are vectors of 2 numbers here and 1×8×8 in the run");
  }

  @Test
  void refusesDataWithoutReconstruct() {
    Outcome outcome = Outcome.of("sample", run.toString(), "--data", "ring");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("--data is for --reconstruct");
  }

  @Test
  void refusesToReconstructWithoutAnEncoder() {
    Outcome outcome = Outcome.of("sample", run.toString(), "--reconstruct");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("encoder");
  }
}
