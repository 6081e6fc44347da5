package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done with a run whose conditions are clusters of its data. */
class SelfConditionalRunTest {
  private static final String EXPERIMENT =
      """
      {
        "name": "digits",
        "dataset": { "type": "mnist-10k", "limit": 200 },
        "task": { "type": "self-conditional", "clusters": 30, "samplesPerCluster": 5, "withinClasses": false },
        "latent": { "type": "gaussian", "size": 4 },
        "generator": { "type": "vanilla", "hidden": [8] },
        "discriminator": { "type": "vanilla", "hidden": [8], "conditioning": "projection" },
        "training": { "batchSize": 20, "iterations": 6 },
        "evaluation": {
          "samples": 64,
          "metrics": [{ "type": "sliced-wasserstein", "samples": 100 }]
        }
      }
      """;

  @TempDir private Path folder;

  private Outcome train(String... overrides) throws IOException {
    Path experiment = Files.writeString(folder.resolve("digits.json"), EXPERIMENT);
    String[] arguments = new String[4 + 2 * overrides.length];
    arguments[0] = "train";
    arguments[1] = experiment.toString();
    arguments[2] = "--out";
    arguments[3] = run();
    for (int i = 0; i < overrides.length; i++) {
      arguments[4 + 2 * i] = "--set";
      arguments[5 + 2 * i] = overrides[i];
    }
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    return outcome;
  }

  private String run() {
    return folder.resolve("run").toString();
  }

  private String text(String name, String... more) throws IOException {
    Path file = folder.resolve(name);
    List<String> arguments =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("sample", run(), "--out", file.toString(), "-n", "20"),
                java.util.stream.Stream.of(more))
            .toList();
    assertThat(Outcome.of(arguments.toArray(String[]::new)))
        .isEqualTo(new Outcome(0, file + "\n", ""));
    return Files.readString(file);
  }

  @Test
  void needsNeitherLabelsNorDataForSamples() throws IOException {
    // The metric keeps a tenth of the data.
    assertThat(train().error())
        .containsPattern(Pattern.compile("clusters: \\d+ of \\d+ to \\d+ of the 180 samples"));

    assertThat(text("one.csv")).isEqualTo(text("again.csv"));
    Outcome ofClass = Outcome.of("sample", run(), "--class", "3");
    assertThat(ofClass.exitCode()).isEqualTo(2);
    assertThat(ofClass.error()).contains("no class");
    Outcome judged = Outcome.of("evaluate", run());
    assertThat(judged.exitCode()).as(judged.error()).isZero();
    assertThat(judged.output()).contains("slicedWasserstein");
  }

  @Test
  void drawsClassesIfItsClustersAreWithinClasses() throws IOException {
    train("task.withinClasses=true");

    BufferedImage grid = ImageIO.read(folder.resolve("run/samples/step-000012.png").toFile());
    assertThat(grid.getWidth()).isEqualTo(7 * 58 + 2);
    assertThat(grid.getHeight()).isEqualTo(10 * 58 + 2);
    assertThat(text("sevens.csv", "--class", "7")).isNotEqualTo(text("eights.csv", "--class", "8"));
    Path out = folder.resolve("augmented");
    Outcome augmented = Outcome.of("augment", run(), "--per-class", "2", "--out", out.toString());
    assertThat(augmented.exitCode()).as(augmented.error()).isZero();
  }

  @Test
  void refusesTwoReferences() throws IOException {
    train();

    Outcome outcome =
        Outcome.of(
            "evaluate", run(), "--set", "dataset.limit=150", "--reference", "mnist-10k", "--quick");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("both name other data to compare with");
  }

  @Test
  void comparesSamplesByFeaturesOnRequest() throws IOException {
    assertThat(train("task.features={\"type\": \"random\"}").error()).contains("clusters: ");

    assertThat(text("features.csv")).isEqualTo(text("again.csv"));
    Outcome judged = Outcome.of("evaluate", run());
    assertThat(judged.exitCode()).as(judged.error()).isZero();
    Path picture = folder.resolve("picture.png");
    ImageIO.write(new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
    Outcome like = Outcome.of("sample", run(), "--like", picture.toString());
    assertThat(like.exitCode()).isEqualTo(2);
    assertThat(like.error()).contains("are of features, which are not in its checkpoint");
  }

  @Test
  void drawsSamplesSimilarToAPicture() throws IOException {
    train("task.noise=0");
    // Larger than a digit, and in colour.
    BufferedImage white = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 60 * 40; i++) {
      white.setRGB(i % 60, i / 60, i % 60 > 25 && i % 60 < 35 ? 0xffffff : 0);
    }
    Path one = folder.resolve("one.png");
    ImageIO.write(white, "png", one.toFile());
    Path other = folder.resolve("other.png");
    ImageIO.write(new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY), "png", other.toFile());

    String similar = text("similar.csv", "--like", one.toString());
    assertThat(similar).isEqualTo(text("again.csv", "--like", one.toString()));
    assertThat(similar).isNotEqualTo(text("other.csv", "--like", other.toString()));
    assertThat(similar).isNotEqualTo(text("any.csv"));
    List<String> inTurn =
        text("turn.csv", "--like", one.toString(), "--like", other.toString()).lines().toList();
    List<String> alone = similar.lines().toList();
    assertThat(inTurn.get(0)).isEqualTo(alone.get(0));
    assertThat(inTurn.get(1)).isNotEqualTo(alone.get(1));
    assertThat(inTurn.get(2)).isEqualTo(alone.get(2));
    Outcome picture = Outcome.of("sample", run(), "--like", one.toString());
    assertThat(picture.output()).endsWith("-like-seed1.png\n");

    Outcome missing = Outcome.of("sample", run(), "--like", "nowhere.png");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.error()).contains("nowhere.png");
    assertThat(Outcome.of("sample", run(), "--like", one.toString(), "--class", "1").exitCode())
        .isEqualTo(2);
  }

  @Test
  void refusesSimilarSamplesOfOtherTasks() throws IOException {
    train("task={\"type\": \"generation\"}");
    Path picture = folder.resolve("picture.png");
    ImageIO.write(new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());

    Outcome outcome = Outcome.of("sample", run(), "--like", picture.toString());
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("self-conditional");
  }
}
