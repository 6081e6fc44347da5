package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digits enlarged twofold: a run of two phases, its use, and what is refused. */
class SuperResolutionTest {
  private static final String EXPERIMENT =
      """
      {
        "name": "tiny-super-resolution",
        "dataset": { "type": "mnist-10k", "limit": 60 },
        "task": { "type": "super-resolution", "factor": 2 },
        "latent": { "type": "gaussian", "size": 0 },
        "generator": { "type": "sr-residual", "filters": 3, "blocks": 1, "kernel": 5 },
        "discriminator": { "type": "sr", "filters": 2, "stages": 1, "units": 4 },
        "schedule": { "type": "content-first", "iterations": 6 },
        "training": { "batchSize": 4, "iterations": 8 },
        "evaluation": { "everySteps": 100000, "samples": 2, "heldOut": 0.3 }
      }
      """;

  @TempDir private static Path folder;
  private static Path run;

  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    Outcome outcome = Outcome.of("train", experiment("tiny"), "--out", run.toString());
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
  }

  private static String experiment(String name) {
    try {
      return Files.writeString(folder.resolve(name + ".json"), EXPERIMENT).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Black on the left, and white on the right; the lower half is transparent. */
  private static Path picture(int height, int width) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int alpha = 2 * row < height ? 0xFF : 0;
        picture.setRGB(column, row, alpha << 24 | (2 * column < width ? 0 : 0xFFFFFF));
      }
    }
    Path file = folder.resolve("picture-" + height + "x" + width + ".png");
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  private static Path grey(int height, int width) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setSample(width / 2, height / 2, 0, 255);
    Path file = folder.resolve("grey-" + height + "x" + width + ".png");
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  private static BufferedImage applied(Path picture, String name, String... options)
      throws IOException {
    String[] arguments = new String[5 + options.length];
    arguments[0] = "apply";
    arguments[1] = run.toString();
    arguments[2] = picture.toString();
    arguments[3] = "--out";
    arguments[4] = folder.resolve(name).toString();
    System.arraycopy(options, 0, arguments, 5, options.length);
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    return ImageIO.read(folder.resolve(name).resolve(picture.getFileName()).toFile());
  }

  @Test
  void enlargesAPictureOfAnySize() throws IOException {
    BufferedImage large = applied(grey(31, 150), "large");

    assertThat(large.getHeight()).isEqualTo(62);
    assertThat(large.getWidth()).isEqualTo(300);
    assertThat(large.getRaster().getSample(150, 31, 0))
        .isGreaterThan(large.getRaster().getSample(20, 31, 0) + 100);
  }

  @Test
  void blendsTheTwoPhases() throws IOException {
    Path picture = grey(20, 20);
    BufferedImage end = applied(picture, "end");
    BufferedImage same = applied(picture, "one", "--blend", "1");

    assertThat(same.getRaster().getDataBuffer().getSize())
        .isEqualTo(end.getRaster().getDataBuffer().getSize());
    assertThat(pixels(same)).isEqualTo(pixels(end));
    applied(picture, "half", "--blend", "0.5");
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
  }

  @Test
  void learnsFromFeaturesOfTheEvaluationModule() {
    Outcome outcome =
        Outcome.of(
            "train",
            experiment("features"),
            "--out",
            folder.resolve("features").toString(),
            "--set",
            "task.contentWeight=0",
            "--set",
            "task.features={\"type\":\"random\",\"width\":8}");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(folder.resolve("features/metrics.jsonl"))
        .content()
        .contains("generatorReconstruction");
  }

  @Test
  void refusesFeaturesWithoutMaps() {
    String out = folder.resolve("pixels").toString();
    assertGolden(
        "super-resolution-features",
        "train",
        experiment("pixels"),
        "--out",
        out,
        "--set",
        "task.features={\"type\":\"pixels\"}");
  }

  @Test
  void measuresItsFidelityByDefault() {
    Outcome outcome = Outcome.of("evaluate", run.toString());

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.output()).contains("psnr", "ssim", "bicubic.psnr", "nearest.ssim");
  }

  @Test
  void comparesAnswersToHeldOutConditions() {
    Outcome outcome =
        Outcome.of(
            "evaluate",
            run.toString(),
            "--set",
            "evaluation.metrics=[{\"type\": \"sliced-wasserstein\", \"samples\": 18}]");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.output()).contains("slicedWasserstein");
  }

  @Test
  void refusesAFactorThatDoesNotDivide() throws IOException {
    String data = ImageData.dataset(ImageData.write(folder.resolve("images"), 8, 1));
    assertGolden(
        "super-resolution-factor",
        "validate",
        experiment("factor"),
        "--set",
        "task.factor=4",
        "--set",
        "dataset=" + data.replace("\"size\": 16", "\"size\": 18"));
  }

  @Test
  void refusesImagesThatAreSmallerThanTheField() {
    assertGolden(
        "super-resolution-field",
        "validate",
        experiment("field"),
        "--set",
        "task.factor=4",
        "--set",
        "generator.kernel=15");
  }

  @Test
  void refusesAPhaseOfContentWithoutContent() {
    assertGolden(
        "content-first-without-content",
        "validate",
        experiment("content"),
        "--set",
        "task.contentWeight=0");
  }

  @Test
  void refusesNoise() {
    assertGolden(
        "super-resolution-noise", "validate", experiment("noise"), "--set", "latent.size=10");
  }

  @Test
  void refusesToBlendWhatHasNoPhases() throws IOException {
    String milestone = run.resolve("checkpoints/milestone-6").toString();
    String picture = grey(9, 9).toString();
    String out = folder.resolve("none").toString();
    assertGolden("apply-no-phases", "apply", milestone, picture, "--blend", "0.5", "--out", out);
    assertGolden(
        "apply-blend-too-much", "apply", run.toString(), picture, "--blend", "1.5", "--out", out);
  }

  @Test
  void refusesAPictureInColourForGreyRuns() throws IOException {
    String out = folder.resolve("none").toString();
    assertGolden("apply-channels", "apply", run.toString(), picture(8, 8).toString(), "--out", out);
  }

  private static void assertGolden(String name, String... arguments) {
    Outcome outcome = Outcome.of(arguments);

    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(2);
    Golden.assertThatGolden(
        "errors/" + name,
        outcome.error().replace(run.toString(), "RUN").replace(folder.toString(), "FOLDER"));
  }
}
