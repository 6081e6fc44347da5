package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.core.Gan;
import org.gan4j.datasets.idx.IdxWriter;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of samples that any program has made, and what is wrong with them. */
class EvaluateCommandTest {
  private static final String STACKS = "{\"type\": \"stacked-mnist\", \"size\": 200}";

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path stacks;

  /** A file of 40 equal stacks. */
  @BeforeAll
  static void writeSamples() {
    stacks = shared.resolve("stacks.idx.gz");
    SampleShape shape = SampleShape.image(3, 28, 28);
    FloatBuffer stack = FloatBuffer.allocate(shape.length());
    try (Dataset reals = Gan.create().dataset(STACKS, 0)) {
      reals.read(new int[] {7}, RandomKey.ofSeed(0), stack);
    }
    write(stacks, shape, stack.array());
  }

  private static void write(Path file, SampleShape shape, float... sample) {
    try (IdxWriter writer = IdxWriter.create(file, shape, 40)) {
      for (int i = 0; i < 40; i++) {
        writer.write(FloatBuffer.wrap(sample));
      }
    }
  }

  private static JsonNode metrics(String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    return Json.parse(outcome.output()).path("metrics");
  }

  /** Shares of the digits of mnist-10k. */
  private static double[] shares() {
    double[] shares = new double[10];
    try (Dataset digits = Gan.create().dataset("mnist-10k", 0)) {
      for (int i = 0; i < digits.size(); i++) {
        shares[digits.label(i)] += 1.0 / digits.size();
      }
    }
    return shares;
  }

  /** Other stacks of the same digits are what a perfect generator makes. */
  @Test
  void findsTheModesOfAPerfectGenerator() {
    int count = 2000;
    double[] shares = shares();
    double expected = 0;
    double variance = 0;
    double divergence = 999.0 / (2 * count); // the mean for equal shares: Miller and Madow 1955
    for (double one : shares) {
      for (double two : shares) {
        for (double three : shares) {
          double mode = one * two * three;
          double missing = Math.pow(1 - mode, count);
          expected += 1 - missing;
          variance += missing * (1 - missing);
          divergence += mode * Math.log(1000 * mode);
        }
      }
    }

    JsonNode numbers =
        metrics(
            "evaluate",
            "{\"type\": \"stacked-mnist\", \"size\": 2000, \"seed\": 2}",
            "--reference",
            STACKS,
            "--metric",
            "{\"type\": \"stacked-modes\", \"samples\": 2000}",
            "--quick",
            "--json");

    // The classifier errs in less than 1 % of the digits: three standard deviations and ten modes.
    assertThat(numbers.path("stackedModes").asDouble())
        .isCloseTo(expected, within(3 * Math.sqrt(variance) + 10));
    // The expansion neglects terms of the next order, (modes / samples)² / 12 = 0.02.
    assertThat(numbers.path("stackedModesDivergence").asDouble())
        .isCloseTo(divergence, within(0.04));
  }

  @Test
  void findsOneModeOfACollapsedGenerator() {
    Outcome outcome =
        Outcome.of(
            "evaluate", stacks.toString(), "--reference", STACKS, "--metric", "stacked-modes");

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.output())
        .containsPattern("stackedModes +1 +\\d")
        .contains(String.format(Locale.ROOT, "%.4f", Math.log(1000)))
        .contains("stacked-modes: 40 samples, features mnist-classifier ");
    assertThat(outcome.error()).contains("26,000 are asked for, and there are 40");
  }

  @Test
  void warnsAboutPicturesThatAreResized() throws IOException {
    picture("a.png", 28);
    picture("b.png", 30);
    picture("c.png", 28);

    Outcome outcome = pictures();

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.error())
        .contains("there is 1 picture of another size than 28×28, such as b.png (30×30)");
    assertThat(outcome.output()).contains("slicedWasserstein");
  }

  @Test
  void comparesWithAFileOfRealSamples() {
    Path reals = shared.resolve("reals.idx.gz");
    try (Dataset digits = Gan.create().dataset(STACKS, 0)) {
      FloatBuffer stack = FloatBuffer.allocate(digits.shape().length());
      digits.read(new int[] {7}, RandomKey.ofSeed(0), stack);
      write(reals, digits.shape(), stack.array());
    }

    JsonNode metrics =
        metrics(
            "evaluate",
            stacks.toString(),
            "--reference",
            reals.toString(),
            "--metric",
            "sliced-wasserstein",
            "--features",
            "pixels",
            "--quick",
            "--json");

    // The same pictures.
    assertThat(metrics.path("slicedWasserstein").asDouble(-1)).isCloseTo(0, within(1e-6));
  }

  @Test
  void refusesTwoFoldersWithoutASize() throws IOException {
    picture("a.png", 28);
    Path reals = Files.createDirectories(shared.resolve("folder-of-reals"));

    assertRefused("two-folders", folder.toString(), "--reference", reals.toString());
  }

  @Test
  void refusesARunInThePlaceOfRealSamples() throws IOException {
    Path run = folder.resolve("run");
    Files.createDirectories(run.resolve("checkpoints"));

    assertRefused("run-as-reference", stacks.toString(), "--reference", run.toString());
  }

  @Test
  void refusesAReferenceThatIsNotThere() {
    assertRefused("no-such-reference", stacks.toString(), "--reference", "no/such/folder");
  }

  @Test
  void namesAPictureThatIsTooSmall() throws IOException {
    picture("a.png", 28);
    picture("b.png", 8);

    Outcome outcome = pictures();

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.error()).contains("b.png").doesNotContain("internal error");
  }

  private Outcome pictures() {
    return Outcome.of(
        "evaluate",
        folder.toString(),
        "--reference",
        "{\"type\": \"mnist-10k\", \"limit\": 50}",
        "--metric",
        "sliced-wasserstein",
        "--features",
        "pixels",
        "--quick");
  }

  private void picture(String name, int side) throws IOException {
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    picture.setRGB(3, 4, 0xffffff);
    ImageIO.write(picture, "png", folder.resolve(name).toFile());
  }

  @Test
  void refusesASubjectThatIsNotThere() {
    assertRefused("subject-missing", folder.resolve("run").toString());
  }

  @Test
  void refusesSamplesInFilesOfAnotherKind() throws IOException {
    Path file = Files.writeString(folder.resolve("samples.parquet"), "PAR1");

    assertRefused("samples-of-another-kind", file.toString(), "--reference", "ring");
  }

  @Test
  void refusesARunWithoutCheckpoint() throws IOException {
    Files.createDirectories(folder.resolve("checkpoints"));

    assertRefused("run-without-checkpoint", folder.toString());
    assertRefused("all-without-checkpoint", folder.toString(), "--all");
  }

  @Test
  void refusesOptionsOfRunsForSamples() {
    assertRefused("all-of-samples", stacks.toString(), "--reference", STACKS, "--all");
    assertRefused(
        "set-of-samples", stacks.toString(), "--reference", STACKS, "--set", "dataset.limit=3");
    assertRefused("raw-samples", stacks.toString(), "--reference", STACKS, "--raw");
  }

  @Test
  void refusesOptionsOfSamplesForRuns() throws IOException {
    Files.createDirectories(folder.resolve("checkpoints"));

    assertRefused("training-of-a-run", folder.toString(), "--training", "mnist-10k");
  }

  @Test
  void refusesSamplesWithoutReference() {
    assertRefused("no-reference", stacks.toString());
  }

  @Test
  void refusesAReferenceOfAnotherShape() {
    assertRefused("reference-of-another-shape", stacks.toString(), "--reference", "mnist-10k");
    assertRefused(
        "training-of-another-shape",
        stacks.toString(),
        "--reference",
        STACKS,
        "--training",
        "mnist-10k");
  }

  @Test
  void namesTheOptionOfAnUnknownComponent() {
    assertRefused(
        "unknown-metric", stacks.toString(), "--reference", STACKS, "--metric", "staked-modes");
    assertRefused(
        "unknown-metric-option",
        stacks.toString(),
        "--reference",
        STACKS,
        "--metric",
        "{\"type\": \"stacked-modes\", \"sample\": 3}");
    assertRefused(
        "unknown-features", stacks.toString(), "--reference", STACKS, "--features", "pixel");
  }

  @Test
  void refusesClassesWhereThereAreNone() {
    assertRefused(
        "no-classes",
        stacks.toString(),
        "--reference",
        STACKS,
        "--metric",
        "class-histogram",
        "--features",
        "pixels");
  }

  @Test
  void refusesFeaturesOfSamplesOfAnotherShape() {
    assertRefused(
        "features-of-another-shape",
        stacks.toString(),
        "--reference",
        STACKS,
        "--features",
        "mnist-classifier",
        "--metric",
        "sliced-wasserstein");
  }

  @Test
  void refusesMetricsOfOtherSamples() {
    assertRefused(
        "modes-of-digits",
        "{\"type\": \"mnist-10k\"}",
        "--reference",
        "mnist-10k",
        "--metric",
        "stacked-modes");
    assertRefused(
        "metric-of-a-generator",
        stacks.toString(),
        "--reference",
        STACKS,
        "--metric",
        "reconstruction-error");
  }

  @Test
  void refusesASingleSample() {
    assertRefused(
        "one-sample",
        "{\"type\": \"stacked-mnist\", \"size\": 1}",
        "--reference",
        STACKS,
        "--metric",
        "sliced-wasserstein",
        "--features",
        "pixels");
  }

  @Test
  void refusesSamplesThatAreNotNumbers() {
    Path file = folder.resolve("nan.idx");
    write(file, SampleShape.vector(2), Float.NaN, 1);

    assertRefused("not-a-number", file.toString(), "--reference", "ring");
  }

  @Test
  void refusesPicturesInThePlaceOfVectors() {
    assertRefused("pictures-for-vectors", folder.toString(), "--reference", "ring");
  }

  private void assertRefused(String name, String... arguments) {
    String[] all = new String[1 + arguments.length];
    all[0] = "evaluate";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Outcome outcome = Outcome.of(all);

    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(2);
    assertThat(outcome.output()).isEmpty();
    Golden.assertThatGolden(
        "errors/evaluate/" + name,
        outcome
            .error()
            .replace(shared.toString(), "SHARED")
            .replace(folder.toString(), "FOLDER")
            .replaceAll("[0-9a-f]{64}", "HASH"));
  }
}
