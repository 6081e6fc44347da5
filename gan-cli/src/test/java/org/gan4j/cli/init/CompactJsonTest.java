package org.gan4j.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompactJsonTest {
  static List<Path> experiments() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "experiments"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void keepsTheContentInShortLines(Path experiment) throws IOException {
    JsonNode node = Json.parse(Files.readString(experiment));

    String text = CompactJson.write(node);

    assertThat(Json.parse(text)).isEqualTo(node);
    assertThat(text.lines()).allMatch(line -> line.length() <= 90);
  }

  @Test
  void writesWhatFitsOnALine() {
    JsonNode node =
        Json.parse(
            "{\"a\": {\"rate\": 5e-4, \"empty\": {}, \"list\": [1, \"\\\"\\n\", null, true]},"
                + " \"b\": 1e-300}");

    assertThat(CompactJson.write(node))
        .isEqualTo(
            """
            {
              "a": { "rate": 0.0005, "empty": {}, "list": [1, "\\"\\n", null, true] },
              "b": 1E-300
            }""");
  }
}
