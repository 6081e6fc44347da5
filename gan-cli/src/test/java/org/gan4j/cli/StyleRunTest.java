package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.core.Gan;
import org.gan4j.core.sampling.LatentExplorer.Place;
import org.gan4j.core.trained.TrainedGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What can be done with a run whose generator has styles: it takes classes, and was averaged. */
class StyleRunTest {
  private static final String EXPERIMENT =
      """
      {
        "name": "styles",
        "dataset": { "type": "mnist-10k", "limit": 200 },
        "task": { "type": "class-conditional" },
        "latent": { "type": "gaussian", "size": 4 },
        "generator": {
          "type": "style", "filters": 2, "mostFilters": 4, "convolutions": 1, "styleSize": 6,
          "mappingLayers": 2, "meanDecay": 0.5
        },
        "discriminator": { "type": "dcgan", "filters": 2, "normalization": "none" },
        "regularizers": [{ "type": "r1", "weight": 1, "every": 2 }],
        "averaging": { "decay": 0.5 },
        "training": { "batchSize": 20, "iterations": 6 },
        "evaluation": { "samples": 20 }
      }
      """;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    run = shared.resolve("run");
    done("train", experiment().toString(), "--out", run.toString(), "--quiet");
  }

  private static Path experiment() throws IOException {
    return Files.writeString(shared.resolve("styles.json"), EXPERIMENT);
  }

  private static Outcome done(String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    return outcome;
  }

  private List<String> samples(String... more) throws IOException {
    Path file = folder.resolve("samples.csv");
    List<String> arguments =
        Stream.concat(
                Stream.of("sample", run.toString(), "--out", file.toString(), "-n", "4", "--force"),
                Stream.of(more))
            .toList();
    done(arguments.toArray(String[]::new));
    return Files.readAllLines(file);
  }

  @Test
  void goesOnBitForBit() throws IOException {
    Path stopped = folder.resolve("stopped");
    done(
        "train",
        experiment().toString(),
        "--out",
        stopped.toString(),
        "--quiet",
        "--set",
        "training.iterations=3");
    done("train", stopped.toString(), "--resume", "--quiet", "--set", "training.iterations=6");

    String last = "checkpoints/step-000012.gan";
    assertThat(SavedState.of(stopped.resolve(last)).bits())
        .isEqualTo(SavedState.of(run.resolve(last)).bits());
  }

  @Test
  void truncatesStyles() throws IOException {
    List<String> usual = samples("--class", "3");
    List<String> none = samples("--class", "3", "--truncation", "0");

    assertThat(samples("--class", "3", "--truncation", "1")).isEqualTo(usual);
    assertThat(samples("--class", "3", "--truncation", "0.5")).isNotEqualTo(usual);
    assertThat(usual).doesNotHaveDuplicates();
    assertThat(none.stream().distinct()).as("the sample of the mean style").hasSize(1);
    // The mean is that of all classes.
    assertThat(samples("--class", "7", "--truncation", "0")).isEqualTo(none);
    assertThat(samples("--class", "3", "--truncation", "0", "--raw"))
        .as("the average has a mean style of its own")
        .isNotEqualTo(none);
  }

  @Test
  void refusesATruncationOutOfRange() {
    assertGolden("truncation-out-of-range", "sample", run.toString(), "--truncation", "1.5");
    assertGolden("mix-beyond-styles", "mix", run.toString(), "--from", "6");
  }

  @Test
  void refusesDirectionsOfTheMappingNetwork() {
    String out = folder.resolve("directions.png").toString();
    assertGolden("directions-of-styles", "directions", run.toString(), "--out", out);
  }

  @Test
  void findsLatentsOfItsSamples() {
    String out = folder.resolve("projected").toString();
    done("project", run.toString(), "--samples", "2", "--steps", "5", "--out", out);

    assertThat(folder.resolve("projected")).isDirectoryContaining("glob:**.json");
  }

  private void assertGolden(String name, String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).isEqualTo(2);
    Golden.assertThatGolden("errors/" + name, outcome.error().replace(run.toString(), "RUN"));
  }

  /** Three rows and four columns of digits, each 56 pixels and a gap of 2 wide and high. */
  @Test
  void drawsMixturesOfStyles() throws IOException {
    Path picture = folder.resolve("mixture.png");
    String[] arguments = {
      "mix", run.toString(), "--rows", "2", "--columns", "3", "--out", picture.toString()
    };

    assertThat(done(arguments)).isEqualTo(new Outcome(0, picture + "\n", ""));

    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth()).isEqualTo(4 * 58 + 2);
    assertThat(image.getHeight()).isEqualTo(3 * 58 + 2);
    assertThat(done("mix", run.toString(), "--class", "3").output())
        .isEqualTo(run.resolve("samples/mixture-000012-seed1.png") + "\n");
  }

  @Test
  void mixesCoarseStylesOfRowsWithFineStylesOfColumns() {
    try (TrainedGenerator generator = Gan.create().open(run)) {
      int places = generator.stylePlaces();
      assertThat(places).isEqualTo(4);
      INDArray middle = generator.mixtures(2, 3, 2, 1, 3);
      INDArray columnsOnly = generator.mixtures(2, 3, 0, 1, 3);
      INDArray rowsOnly = generator.mixtures(2, 3, places, 1, 3);

      for (int row = 1; row <= 2; row++) {
        for (int column = 1; column <= 3; column++) {
          long cell = 4L * row + column;
          assertThat(columnsOnly.slice(cell)).isEqualTo(columnsOnly.slice(column));
          assertThat(rowsOnly.slice(cell)).isEqualTo(rowsOnly.slice(4L * row));
          assertThat(middle.slice(cell))
              .isNotEqualTo(middle.slice(column))
              .isNotEqualTo(middle.slice(4L * row));
        }
      }
      assertThat(middle.slice(0).maxNumber().doubleValue()).isEqualTo(-1);
    }
  }

  @Test
  void truncatesStylesInTheExplorerToo() {
    try (TrainedGenerator generator = Gan.create().open(run)) {
      INDArray usual = generator.explorer().pictures(place(Double.POSITIVE_INFINITY), 2);
      INDArray mean = generator.explorer().pictures(place(1e-9), 2);

      assertThat(generator.explorer().pictures(place(1), 2)).isEqualTo(usual);
      assertThat(usual.slice(0)).isNotEqualTo(usual.slice(1));
      assertThat(mean.slice(0).equalsWithEps(mean.slice(1), 1e-5)).isTrue();
    }
  }

  private static Place place(double truncation) {
    return new Place(1, 1, 3, truncation, 0, 0, List.of());
  }

  @Test
  void walksBetweenTruncatedSamples() throws IOException {
    Path usual = folder.resolve("usual.png");
    Path truncated = folder.resolve("truncated.png");
    done("interpolate", run.toString(), "--out", usual.toString());
    done("interpolate", run.toString(), "--out", truncated.toString(), "--truncation", "0.5");

    assertThat(Files.readAllBytes(truncated)).isNotEqualTo(Files.readAllBytes(usual));
  }

  @Test
  void redrawsNumbersOfOtherLatents() throws IOException {
    Path plain = trained("gaussian");
    Path points = folder.resolve("points.csv");
    String[] sample = {"sample", plain.toString(), "--out", points.toString(), "--force"};
    done(sample);
    List<String> usual = Files.readAllLines(points);
    done(with(sample, "--truncation", "9"));
    // A gaussian number beyond nine standard deviations is never drawn.
    assertThat(Files.readAllLines(points)).isEqualTo(usual);
    done(with(sample, "--truncation", "0.3"));
    assertThat(Files.readAllLines(points)).isNotEqualTo(usual);

    Path uniform = trained("uniform");
    Golden.assertThatGolden(
        "errors/truncation-of-nothing",
        refused(uniform, "sample", uniform.toString(), "--truncation", "0.5"));
    Golden.assertThatGolden("errors/mix-without-styles", refused(plain, "mix", plain.toString()));
  }

  private static String refused(Path run, String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).isEqualTo(2);
    return outcome.error().replace(run.toString(), "RUN");
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }

  private Path trained(String latent) {
    Path ring = TinyRing.in(folder, "\"type\": \"gaussian\"", "\"type\": \"" + latent + "\"");
    Path made = folder.resolve(latent);
    done("train", ring.toString(), "--out", made.toString(), "--quiet");
    return made;
  }
}
