package org.gan4j.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartingExperimentTest {
  private static final SampleShape DIGIT = SampleShape.image(1, 28, 28);
  private static final SampleShape FACE = SampleShape.image(3, 64, 64);

  private static JsonNode start(DataFacts facts) {
    DataChoice data =
        new DataChoice(
            JsonNodeFactory.instance.objectNode().put("type", "mnist-10k"), "data", List.of());
    StartingExperiment start = StartingExperiment.of("start", data, facts);
    assertThat(start.reasons()).extracting(Reason::setting).contains("task", "generator");
    return Json.parse(start.json());
  }

  private static JsonNode start(SampleShape shape, int size, Integer... classes) {
    return start(new DataFacts(shape, size, List.of(classes), false, 0));
  }

  private static JsonNode shipped(String name) throws IOException {
    return Json.parse(Files.readString(Path.of("..", "experiments", name + ".json")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed",
        "dataset",
        "latent",
        "generator",
        "discriminator",
        "loss",
        "averaging",
        "evaluation",
        "checkpoint"
      })
  void followsTheShippedExperimentOfDigitsWithoutLabels(String part) throws IOException {
    assertThat(start(DIGIT, 10_000).path(part))
        .isEqualTo(shipped("mnist-unconditional").path(part));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task",
        "latent",
        "generator",
        "discriminator",
        "loss",
        "regularizers",
        "optimizers",
        "averaging",
        "training",
        "checkpoint"
      })
  void followsTheShippedExperimentOfFaces(String part) throws IOException {
    assertThat(start(FACE, 10_000).path(part)).isEqualTo(shipped("faces-dcgan").path(part));
  }

  @ParameterizedTest
  @CsvSource({"28, 2500", "64, 2400", "15, 6000"})
  void decreasesTheLearningRatesUntilTheEnd(int side, int iterations) {
    JsonNode start = start(SampleShape.image(1, side, side), 5000);

    assertThat(start.at("/training/iterations").intValue()).isEqualTo(iterations);
    for (String player : List.of("generator", "discriminator")) {
      assertThat(start.at("/optimizers/" + player + "/learningRateDecay/steps").intValue())
          .isEqualTo(iterations);
    }
  }

  @Test
  void findsNeighbourhoodsIfEachClassHasManySamples() {
    JsonNode task = start(DIGIT, 300, 200, 100).path("task");

    assertThat(task.path("type").asText()).isEqualTo("self-conditional");
    assertThat(start(DIGIT, 299, 200, 99).at("/task/type").asText()).isEqualTo("class-conditional");
  }

  @Test
  void findsNoNeighbourhoodsInFewSamples() {
    JsonNode few = start(DIGIT, 99);

    assertThat(few.at("/task/type").asText()).isEqualTo("generation");
    assertThat(few.path("discriminator").has("conditioning")).isFalse();
    assertThat(few.path("evaluation").has("metrics")).isFalse();
    assertThat(start(DIGIT, 100).at("/task/type").asText()).isEqualTo("self-conditional");
  }

  @Test
  void augmentsFewImages() {
    assertThat(start(FACE, 2000).has("augmentations")).isFalse();
    assertThat(start(FACE, 1999).at("/augmentations/0/type").asText()).isEqualTo("diff-augment");
    assertThat(start(FACE, 1999).at("/augmentations/0").has("transforms")).isFalse();
    // Saturation needs colours.
    assertThat(start(DIGIT, 1000).at("/augmentations/0/transforms/0").asText()).isEqualTo("shift");
    assertThat(start(SampleShape.vector(3), 1000).has("augmentations")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "28, 28, dcgan",
    "64, 64, dcgan",
    "48, 64, vanilla",
    "8, 8, dcgan",
    "7, 7, vanilla",
    "30, 30, vanilla",
    "32, 48, dcgan",
    "128, 16, vanilla"
  })
  void choosesNetworksByShape(int height, int width, String type) {
    JsonNode start = start(SampleShape.image(3, height, width), 1000);

    assertThat(start.at("/generator/type").asText()).isEqualTo(type);
    assertThat(start.at("/discriminator/type").asText()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 2", "30, 8", "99, 32", "140, 32", "143, 64", "9000, 64"})
  void takesSmallBatchesOfFewSamples(int size, int batch) {
    assertThat(start(DIGIT, size).at("/training/batchSize").intValue()).isEqualTo(batch);
  }

  @Test
  void judgesFirstByTheSlicedWassersteinDistance() {
    for (DataFacts facts :
        List.of(
            new DataFacts(DIGIT, 1000, List.of(), false, 0),
            new DataFacts(SampleShape.vector(1), 1000, List.of(), false, 0),
            new DataFacts(SampleShape.vector(2), 1000, List.of(500, 500), true, 0))) {
      assertThat(start(facts).at("/evaluation/metrics/0/type").asText())
          .isEqualTo("sliced-wasserstein");
    }
    assertThat(start(DIGIT, 1000).path("evaluation").toString()).contains("memorization");
    // It needs 100 samples that are held out.
    assertThat(start(DIGIT, 990).path("evaluation").toString()).doesNotContain("memorization");
  }

  @ParameterizedTest
  @CsvSource({"64, 64", "63, 56", "30, 28", "20, 20", "9, 8", "8, 8", "5, 8"})
  void findsTheLargestSquareThatCanBeHalved(int most, int side) {
    assertThat(Halving.largestSide(most)).isEqualTo(side);
  }
}
