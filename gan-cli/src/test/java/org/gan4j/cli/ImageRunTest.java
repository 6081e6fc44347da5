package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
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

  @Test
  void drawsSamplesAboveTheirReconstructions() throws IOException {
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
    Path file = folder.resolve("reconstructions.png");

    Outcome outcome =
        Outcome.of(
            "sample",
            encoding.toString(),
            "--reconstruct",
            "--count",
            "5",
            "--out",
            file.toString());

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    BufferedImage picture = ImageIO.read(file.toFile());
    // A row of five samples, and a row of five reconstructions below.
    assertThat(picture.getWidth()).isGreaterThan(2 * picture.getHeight());
    assertThat(picture.getHeight()).isGreaterThan(2 * SIDE);
  }

  @Test
  void refusesToReconstructWithoutAnEncoder() {
    Outcome outcome = Outcome.of("sample", run.toString(), "--reconstruct");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("encoder");
  }
}
