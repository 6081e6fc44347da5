package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.cli.Golden.assertThatGolden;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directions, projection and arithmetic of runs. */
class LatentCommandsTest {
  private static final String EXPERIMENT =
      """
      {
        "name": "digits",
        "dataset": { "type": "mnist-10k", "limit": 200 },
        "task": { "type": "self-conditional", "clusters": 30, "samplesPerCluster": 5, "components": 4 },
        "latent": { "type": "gaussian", "size": 4 },
        "generator": { "type": "vanilla", "hidden": [16, 16] },
        "discriminator": { "type": "vanilla", "hidden": [16], "conditioning": "projection" },
        "training": { "batchSize": 20, "iterations": 6 },
        "evaluation": { "samples": 4, "metrics": [] }
      }
      """;

  private static final int CELL = 28 * 2 + 2;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static String run;
  private static String ring;

  @BeforeAll
  static void train() throws IOException {
    run = shared.resolve("digits").toString();
    Path experiment = Files.writeString(shared.resolve("digits.json"), EXPERIMENT);
    done("train", experiment.toString(), "--out", run);
    ring = shared.resolve("ring").toString();
    done("train", TinyRing.in(shared).toString(), "--out", ring);
  }

  private static String done(String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    return outcome.output();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private BufferedImage picture(String name) throws IOException {
    return ImageIO.read(folder.resolve(name).toFile());
  }

  /** One sample of the class 3 as a picture. */
  private String three() {
    done("sample", run, "--class", "3", "--count", "1", "--out", path("threes"));
    return path("threes/0.png");
  }

  @Test
  void findsTheLatentOfAPictureForTheOtherCommands() throws IOException {
    String output =
        done("project", run, three(), "--class", "3", "--steps", "200", "--out", path("found"));

    assertThat(output)
        .contains(path("found/0.png"), path("found/0.json"))
        .containsPattern("0 +[0-9.]+ dB");
    BufferedImage both = picture("found/0.png");
    assertThat(both.getWidth()).isEqualTo(2 * CELL + 2);
    assertThat(both.getHeight()).isEqualTo(CELL + 2);
    JsonNode latent = Json.parse(Files.readString(folder.resolve("found/0.json")));
    assertThat(latent.path("latent")).hasSize(4);
    assertThat(latent.path("condition")).hasSize(14);
    assertThat(latent.path("condition").path(3).asDouble()).isEqualTo(1);

    String file = path("found/0.json");
    done("sample", run, "--latent", file, "--out", path("one.png"));
    // The reconstruction is the right half of the picture beside it.
    BufferedImage one = picture("one.png");
    for (int x = 0; x < CELL; x++) {
      for (int y = 0; y < CELL; y++) {
        assertThat(one.getRGB(x + 2, y + 2)).isEqualTo(both.getRGB(x + 2 + CELL, y + 2));
      }
    }
    done("sample", run, "--latent", file, "--latent", file, "--out", path("two.png"));
    assertThat(picture("two.png").getWidth()).isEqualTo(2 * CELL + 2);
    done(
        "interpolate", run, "--from", file, "--to", file, "--steps", "5", "--out", path("way.png"));
    assertThat(picture("way.png").getWidth()).isEqualTo(5 * CELL + 2);
    assertThat(
            done(
                "arithmetic",
                run,
                file + " - 3 + 8",
                "--out",
                path("sum.png"),
                "--save",
                path("eight.json")))
        .isEqualTo(path("sum.png") + "\n" + path("eight.json") + "\n");
    // The three terms and the result.
    assertThat(picture("sum.png").getWidth()).isEqualTo(4 * CELL + 2);
    JsonNode eight = Json.parse(Files.readString(folder.resolve("eight.json")));
    assertThat(eight.path("condition").path(8).asDouble()).isEqualTo(1);
    assertThat(eight.path("condition").path(3).asDouble()).isZero();
    assertThat(eight.path("latent")).isEqualTo(latent.path("latent"));
  }

  @Test
  void findsSamplesOfItsOwnAgain() {
    JsonNode found =
        Json.parse(done("project", run, "--samples", "12", "--json", "--out", path("own")));

    assertThat(found.path("samples").asInt()).isEqualTo(12);
    assertThat(found.path("found").asInt()).isEqualTo(12);
    assertThat(found.path("meanPsnr").asDouble()).isGreaterThan(40);
    assertThat(found.path("projections")).hasSize(12);
    assertThat(folder.resolve("own/projection.png")).exists();
    assertThat(folder.resolve("own/11.json")).exists();
  }

  @Test
  void replacesEarlierResultsAndNothingElse() throws IOException {
    String[] arguments = {
      "project", run, three(), "--steps", "2", "--starts", "1", "--out", path("found")
    };
    done(arguments);
    done(arguments);
    Files.writeString(folder.resolve("found/0.json"), "{\"mine\": 1}");
    Outcome outcome = Outcome.of(arguments);

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("GAN4J did not write");
    assertThat(folder.resolve("found/0.json")).hasContent("{\"mine\": 1}");
  }

  @Test
  void projectsSamplesOfADataset() {
    String output =
        done(
            "project",
            run,
            "--data",
            "{\"type\": \"mnist-10k\", \"limit\": 50}",
            "--count",
            "12",
            "--steps",
            "20",
            "--out",
            path("data"));

    assertThat(output)
        .containsPattern("samples +12")
        .containsPattern("mean +[0-9.]+ dB")
        .containsPattern("at least 40 dB +0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sefa", "pca"})
  void drawsDirectionsAndWritesThemForNumPy(String method) throws IOException {
    String[] arguments = {
      "directions",
      run,
      "--method",
      method,
      "--count",
      "3",
      "--starts",
      "2",
      "--steps",
      "5",
      "--out",
      path("directions.png")
    };
    assertThat(done(arguments))
        .isEqualTo(path("directions.png") + "\n" + path("directions.npy") + "\n");

    BufferedImage drawn = picture("directions.png");
    assertThat(drawn.getWidth()).isEqualTo(10 * CELL + 2);
    assertThat(drawn.getHeight()).isEqualTo(3 * CELL + 2);
    // All rows have the same samples in the middle of their walks.
    for (int row = 1; row < 3; row++) {
      for (int y = 0; y < CELL; y++) {
        assertThat(drawn.getRGB(2 * CELL + CELL / 2, y + row * CELL))
            .isEqualTo(drawn.getRGB(2 * CELL + CELL / 2, y));
      }
    }
    byte[] first = Files.readAllBytes(folder.resolve("directions.npy"));
    // z and the condition of ten classes and four coordinates.
    assertThat(new String(first, StandardCharsets.ISO_8859_1)).contains("'shape': (3, 18,)");
    done(arguments);
    assertThat(Files.readAllBytes(folder.resolve("directions.npy"))).isEqualTo(first);
    done(
        "directions",
        run,
        "--latent-only",
        "--count",
        "3",
        "--method",
        method,
        "--out",
        path("latent.png"));
    assertThat(Files.readString(folder.resolve("latent.npy"), StandardCharsets.ISO_8859_1))
        .contains("'shape': (3, 4,)");
  }

  @Test
  void addsClasses() throws IOException {
    done("arithmetic", run, "3 + 5", "--count", "2", "--out", path("sum.png"));

    assertThat(picture("sum.png").getHeight()).isEqualTo(2 * CELL + 2);
    assertThat(picture("sum.png").getWidth()).isEqualTo(3 * CELL + 2);
  }

  private void assertGolden(String name, String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).as(name).isEqualTo(2);
    assertThat(outcome.output()).isEmpty();
    String error =
        outcome
            .error()
            .replace(folder.toString(), "FOLDER")
            .replace(shared.toString(), "SHARED")
            .replace('\\', '/');
    assertThatGolden("errors/" + name, error);
  }

  @Test
  void refusesWhatCannotBe() throws IOException {
    Path other =
        Files.writeString(
            folder.resolve("other.json"),
            "{\"format\": \"gan4j-latent-1\", \"latent\": [1, 2], \"condition\": []}");
    Path text = Files.writeString(folder.resolve("text.json"), "seven");

    assertGolden("project-nothing", "project", run);
    assertGolden("project-twice", "project", run, three(), "--samples", "3");
    assertGolden("project-condition", "project", run, "--samples", "3", "--condition", "none");
    assertGolden("project-points", "project", ring, "--samples", "3");
    assertGolden("project-no-picture", "project", run, text.toString());
    assertGolden("directions-method", "directions", run, "--method", "ica");
    assertThat(Outcome.of("explore", run, "--directions", "ica").error())
        .startsWith("error: --directions must be sefa or pca, not ica\n");
    assertGolden("directions-steps", "directions", run, "--steps", "4");
    assertGolden("directions-count", "directions", run, "--count", "9", "--out", path("a.png"));
    assertGolden("directions-points", "directions", ring);
    assertGolden("arithmetic-malformed", "arithmetic", run, "3 5");
    assertGolden("arithmetic-class", "arithmetic", run, "3 - 12", "--out", path("a.png"));
    assertGolden("latent-of-another", "sample", run, "--latent", other.toString());
    assertGolden("latent-none", "sample", run, "--latent", text.toString());
    assertGolden("latent-and-class", "sample", run, "--latent", other.toString(), "--class", "3");
    assertGolden("interpolate-one-end", "interpolate", run, "--from", other.toString());
  }
}
