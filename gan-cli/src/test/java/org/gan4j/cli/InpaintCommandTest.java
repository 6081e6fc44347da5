package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.cli.Golden.assertThatGolden;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of the task inpainting, and pictures that are completed with them. */
class InpaintCommandTest {
  private static final int SIDE = 16;

  /** Without noise, so that both players share a pass; and with noise, dropout and moving holes. */
  private static final String ENCODER =
      """
      {
        "name": "encoder",
        "dataset": { "type": "idx", "images": "%s" },
        "task": { "type": "inpainting", "mask": { "type": "centre", "overlap": 1 } },
        "latent": { "type": "gaussian", "size": 0 },
        "generator": { "type": "context-encoder", "filters": 2, "bottleneck": 6 },
        "discriminator": { "type": "context-encoder", "filters": 2 },
        "training": { "batchSize": 8, "iterations": 12 },
        "evaluation": {
          "everySteps": 10,
          "samples": 4,
          "metrics": [{ "type": "completion-error", "images": 8 }]
        },
        "checkpoint": { "everySteps": 6, "keepLast": 9 }
      }
      """;

  private static final String NOISY =
      """
      {
        "name": "noisy",
        "dataset": { "type": "idx", "images": "%s" },
        "task": {
          "type": "inpainting",
          "mask": { "type": "random-rectangle" },
          "fill": { "type": "noise" },
          "judged": "composed",
          "reconstruction": "l1",
          "reconstructionWeight": 0.5,
          "adversarialWeight": 1
        },
        "latent": { "type": "gaussian", "size": 3 },
        "generator": { "type": "vanilla", "hidden": [12, 10] },
        "discriminator": { "type": "vanilla", "hidden": [10], "hiddenDropout": 0.3 },
        "schedule": { "type": "k-step", "discriminatorSteps": 2, "generatorSteps": 1 },
        "training": { "batchSize": 8, "iterations": 12 },
        "evaluation": {
          "everySteps": 10,
          "samples": 4,
          "metrics": [{ "type": "completion-spread", "images": 4, "draws": 5 }]
        },
        "checkpoint": { "everySteps": 6, "keepLast": 9 }
      }
      """;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path encoder;
  private static Path noisy;

  @BeforeAll
  static void train() throws IOException {
    byte[] pixels = new byte[40 * SIDE * SIDE];
    new Random(1).nextBytes(pixels);
    Files.write(
        shared.resolve("images.idx"),
        ByteBuffer.allocate(16 + pixels.length)
            .putInt(0x00000803)
            .putInt(40)
            .putInt(SIDE)
            .putInt(SIDE)
            .put(pixels)
            .array());
    encoder = train(ENCODER, "encoder");
    noisy = train(NOISY, "noisy");
  }

  private static Path experiment(String json, String name) throws IOException {
    String images = shared.resolve("images.idx").toString();
    return Files.writeString(shared.resolve(name + ".json"), json.formatted(images));
  }

  private static Path train(String json, String name) throws IOException {
    Path run = shared.resolve(name);
    assertDone(Outcome.of("train", experiment(json, name).toString(), "--out", run.toString()));
    return run;
  }

  private static Outcome assertDone(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    return outcome;
  }

  @ParameterizedTest
  @ValueSource(strings = {ENCODER, NOISY})
  void resumesExactly(String json) throws IOException {
    String name = json.equals(ENCODER) ? "encoder" : "noisy";
    Path run = folder.resolve(name);
    String experiment = experiment(json, name).toString();
    assertDone(
        Outcome.of("train", experiment, "--out", run.toString(), "--set", "training.iterations=5"));
    assertDone(
        Outcome.of(
            "train",
            experiment,
            "--out",
            run.toString(),
            "--resume",
            "--set",
            "training.iterations=12"));

    assertThat(SavedState.of(newest(run))).isEqualTo(SavedState.of(newest(shared.resolve(name))));
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
  void saysThatThereAreFewerImagesThanItIsToMeasureOn() {
    String metrics = "evaluation.metrics=[{\"type\": \"completion-error\", \"images\": 400}]";
    Outcome outcome = Outcome.of("evaluate", encoder.toString(), "--set", metrics);

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.error())
        .isEqualTo("warning: completion-error asks for 400 images, and the data have 40\n");
  }

  @Test
  void recordsTheMaskInTheProvenance() throws IOException {
    assertThat(Files.readString(encoder.resolve("run.json")))
        .contains("task inpainting")
        .contains("mask centre");
    assertThat(Files.readString(encoder.resolve("experiment.json")))
        .contains("\"overlap\": 1", "\"share\": 0.25");
  }

  @Test
  void measuresHeldOutDataBesideBaselinesOfTheTraining() throws IOException {
    String held = "dataset.limit=10";
    Outcome outcome =
        assertDone(Outcome.of("evaluate", encoder.toString(), "--set", held, "--json"));

    assertThat(outcome.output()).contains("\"psnr\"", "\"nearest.l2Percent\"", "\"mean.ssim\"");
    // The held-out images are among those of the training, which are another dataset here.
    assertThat(outcome.output()).contains("\"nearest.l2Percent\": 0.0");
  }

  private Path picture(int type, int width, int height, String name) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    Random random = new Random(2);
    for (int i = 0; i < width * height; i++) {
      for (int band = 0; band < image.getRaster().getNumBands(); band++) {
        image.getRaster().setSample(i % width, i / width, band, random.nextInt(256));
      }
    }
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private Path grey(int width, int height) throws IOException {
    return picture(BufferedImage.TYPE_BYTE_GRAY, width, height, "grey.png");
  }

  @Test
  void isASpecialCaseOfApply() throws IOException {
    String image = picture(BufferedImage.TYPE_BYTE_GRAY, 30, 20, "same.png").toString();
    String inpainted = folder.resolve("inpainted").toString();
    String applied = folder.resolve("applied").toString();
    assertDone(Outcome.of("inpaint", encoder.toString(), image, "--out", inpainted));
    assertDone(Outcome.of("apply", encoder.toString(), image, "--out", applied));

    assertThat(folder.resolve("applied/same.png"))
        .hasSameBinaryContentAs(folder.resolve("inpainted/same-completed.png"));
    assertThat(Outcome.of("apply", encoder.toString(), image, "--out", applied).exitCode())
        .as("an earlier result is replaced")
        .isZero();
  }

  @Test
  void fillsTheHoleAndKeepsTheRest() throws IOException {
    Path image = grey(30, 20);
    Path out = folder.resolve("out");
    Outcome outcome =
        assertDone(
            Outcome.of(
                "inpaint",
                noisy.toString(),
                image.toString(),
                "--mask",
                "4,5,6,7",
                "--out",
                out.toString()));

    assertThat(outcome.output()).isEqualTo(out.resolve("grey-completed.png") + "\n");
    BufferedImage before = ImageIO.read(image.toFile());
    BufferedImage after = ImageIO.read(out.resolve("grey-completed.png").toFile());
    int changed = 0;
    for (int row = 0; row < 20; row++) {
      for (int column = 0; column < 30; column++) {
        boolean hidden = column >= 4 && column < 10 && row >= 5 && row < 12;
        int was = before.getRaster().getSample(column, row, 0);
        int is = after.getRaster().getSample(column, row, 0);
        assertThat(hidden || was == is).isTrue();
        changed += was == is ? 0 : 1;
      }
    }
    assertThat(changed).isGreaterThan(20);
  }

  /**
   * The stored rows of 20 pixels are the upright picture's columns, in Exif's orientations 5 to 8:
   * 6 has the stored top at the right, so its top left corner is the stored bottom left.
   */
  @Test
  void turnsAPhotographAsItsCameraNoted() throws IOException {
    BufferedImage stored = new BufferedImage(20, 30, BufferedImage.TYPE_BYTE_GRAY);
    for (int row = 15; row < 30; row++) {
      for (int column = 0; column < 10; column++) {
        stored.getRaster().setSample(column, row, 0, 255);
      }
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(stored, "jpeg", jpeg);
    byte[] plain = jpeg.toByteArray();
    ByteArrayOutputStream noted = new ByteArrayOutputStream();
    noted.write(plain, 0, 2);
    // APP1 of 34 bytes: "Exif", a big-endian TIFF header, one entry (0x0112, one short), the end.
    noted.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0});
    noted.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1});
    noted.writeBytes(new byte[] {1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0});
    noted.write(plain, 2, plain.length - 2);
    Path image = Files.write(folder.resolve("turned.jpg"), noted.toByteArray());

    Outcome outcome =
        Outcome.of(
            "inpaint",
            encoder.toString(),
            image.toString(),
            "--mask",
            "13,8,4,4",
            "--out",
            folder.resolve("out").toString());

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    BufferedImage completed = ImageIO.read(folder.resolve("out/turned-completed.png").toFile());
    assertThat(completed.getWidth()).isEqualTo(30);
    assertThat(completed.getHeight()).isEqualTo(20);
    assertThat(completed.getRaster().getSample(3, 3, 0)).isGreaterThan(200);
    assertThat(completed.getRaster().getSample(26, 3, 0)).isLessThan(55);
    assertThat(completed.getRaster().getSample(3, 16, 0)).isLessThan(55);
  }

  @Test
  void writesMapsOfManyDraws() throws IOException {
    Path out = folder.resolve("maps");
    Outcome outcome =
        assertDone(
            Outcome.of(
                "inpaint",
                noisy.toString(),
                grey(16, 16).toString(),
                "--draws",
                "150",
                "--out",
                out.toString()));

    assertThat(out).isDirectoryContaining("glob:**/grey-deviation.npy");
    assertThat(outcome.output()).contains("draws", "150", "standard deviation, greatest");
    assertThat(
            assertDone(
                    Outcome.of(
                        "inpaint",
                        noisy.toString(),
                        grey(16, 16).toString(),
                        "-n",
                        "3",
                        "--json",
                        "--out",
                        out.toString()))
                .output())
        .contains("\"collapsed\": ", "\"greatestDeviation\": ");
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Path grey = grey(20, 20);
    Path small = picture(BufferedImage.TYPE_BYTE_GRAY, 8, 8, "small.png");
    Path black = folder.resolve("black.png");
    ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY), "png", black.toFile());
    Path white = folder.resolve("white.png");
    BufferedImage all = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) all.getRaster().getDataBuffer()).getData(), (byte) 255);
    ImageIO.write(all, "png", white.toFile());
    Path colour = picture(BufferedImage.TYPE_INT_RGB, 20, 20, "colour.png");
    Path dot = picture(BufferedImage.TYPE_BYTE_GRAY, 9, 9, "noise.png");

    assertGolden("inpaint-mask-size", encoder, grey, "--mask", dot.toString());
    assertGolden("inpaint-hides-nothing", encoder, grey, "--mask", black.toString());
    assertGolden("inpaint-hides-everything", encoder, grey, "--mask", white.toString());
    assertGolden("inpaint-all-of-it", encoder, grey, "--mask", "0,0,20,20");
    assertGolden("inpaint-beyond", encoder, grey, "--mask", "10,10,20,5");
    assertGolden("inpaint-too-large", encoder, grey, "--mask", "1,1,18,18");
    assertGolden("inpaint-channels", encoder, colour);
    assertGolden("inpaint-no-noise", encoder, grey, "--draws", "5");
    assertGolden("inpaint-no-picture", encoder, folder.resolve("none.png"));
    assertGolden("inpaint-smaller", encoder, small, "--fit", "crop");
    assertGolden("inpaint-fit", encoder, grey, "--fit", "squeeze");
    assertGolden("inpaint-no-run", folder, grey);
  }

  @Test
  void refusesARunOfAnotherTask() throws IOException {
    Path run = folder.resolve("ring");
    assertDone(
        Outcome.of(
            "train",
            TinyRing.in(folder).toString(),
            "--set",
            "training.iterations=1",
            "--out",
            run.toString()));

    assertGolden("inpaint-no-inpainting", run, grey(20, 20));
  }

  @Test
  void refusesAGreyPictureWhereTheRunIsOfColour() throws IOException {
    Path images = Files.createDirectories(folder.resolve("pictures"));
    for (int i = 0; i < 8; i++) {
      picture(BufferedImage.TYPE_INT_RGB, 16, 16, "pictures/" + i + ".png");
    }
    Path run = folder.resolve("run");
    assertDone(
        Outcome.of(
            "train",
            experiment(ENCODER, "colour").toString(),
            "--set",
            "dataset={\"type\": \"image-folder\", \"path\": \"" + images + "\", \"size\": 16}",
            "--set",
            "training.iterations=1",
            "--out",
            run.toString()));

    assertGolden("inpaint-grey", run, grey(20, 20));
  }

  private void assertGolden(String name, Path run, Path image, String... more) {
    String[] arguments = new String[5 + more.length];
    arguments[0] = "inpaint";
    arguments[1] = run.toString();
    arguments[2] = image.toString();
    arguments[3] = "--out";
    arguments[4] = folder.resolve("nothing").toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    Outcome outcome = Outcome.of(arguments);

    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(2);
    assertThat(outcome.output()).isEmpty();
    assertThat(folder.resolve("nothing")).doesNotExist();
    assertThatGolden(
        "errors/" + name,
        outcome.error().replace(folder.toString(), "FOLDER").replace(shared.toString(), "SHARED"));
  }
}
