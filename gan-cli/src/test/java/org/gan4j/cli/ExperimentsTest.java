package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The experiments that are shipped work, and editors that know the schema agree. */
class ExperimentsTest {
  private static JsonSchema schema;

  @TempDir private Path folder;

  @BeforeAll
  static void readSchema() {
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Outcome.of("schema").output());
  }

  static Stream<Path> experiments() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "experiments"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void isValid(Path experiment) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("validate", experiment.toString()));
    String json = Files.readString(experiment);
    // Data that users have to bring is replaced by some of the same kind.
    if (json.contains("\"type\": \"mnist\"") || json.contains("\"type\": \"fashion-mnist\"")) {
      arguments.addAll(List.of("--set", "dataset={\"type\": \"mnist-10k\"}"));
    } else if (json.contains("\"type\": \"csv\"")) {
      arguments.addAll(List.of("--set", "dataset.path=../experiments/data/deliveries.csv"));
    } else if (json.contains("\"type\": \"image-folder\"")) {
      Path photographs = photographs();
      for (String place : folders("", Json.parse(json))) {
        arguments.addAll(List.of("--set", place + "path=" + photographs));
      }
    }

    Outcome outcome = Outcome.of(arguments.toArray(String[]::new));

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.output()).startsWith("ok: " + name(experiment) + ": ");
  }

  /** The places of the image folders in an experiment, such as {@code dataset.of.}. */
  private static List<String> folders(String place, JsonNode node) {
    List<String> found = new ArrayList<>();
    if (node.path("type").asText().equals("image-folder")) {
      found.add(place);
    }
    node.properties()
        .forEach(entry -> found.addAll(folders(place + entry.getKey() + ".", entry.getValue())));
    return found;
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void followsTheSchema(Path experiment) throws IOException {
    assertThat(schema.validate(Files.readString(experiment), InputFormat.JSON)).isEmpty();
  }

  /** As many and as large as any experiment needs, in folders that may be classes. */
  private Path photographs() throws IOException {
    List<Path> kinds = new ArrayList<>();
    for (int kind = 0; kind < 16; kind++) {
      kinds.add(Files.createDirectories(folder.resolve("kind-" + kind)));
    }
    for (int i = 0; i < 128; i++) {
      BufferedImage picture = new BufferedImage(178, 218, BufferedImage.TYPE_INT_RGB);
      picture.setRGB(i, i, 0xff8040);
      ImageIO.write(picture, "png", kinds.get(i % kinds.size()).resolve(i + ".png").toFile());
    }
    return folder;
  }

  private static String name(Path experiment) {
    return experiment.getFileName().toString().replace(".json", "");
  }
}
