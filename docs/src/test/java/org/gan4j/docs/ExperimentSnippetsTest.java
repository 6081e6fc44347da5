package org.gan4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.Gan;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Experiments in documents, and parts of them, are experiments. */
class ExperimentSnippetsTest {
  private static final Gan GAN = Gan.create();

  private static final String AROUND_A_PART =
      """
      {
        "dataset": { "type": "ring" },
        "generator": { "type": "vanilla" },
        "discriminator": { "type": "vanilla" },
        %s
      }
      """;

  @TempDir Path folder;

  static Stream<Snippet> snippets() {
    return Stream.of(
            "README.md",
            "docs/distributed.md",
            "docs/guide.md",
            "docs/inpainting.md",
            "docs/objectives.md",
            "docs/superresolution.md",
            "docs/translation.md")
        .flatMap(document -> Snippet.of(document, "json").stream());
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void canBeRead(Snippet snippet) throws IOException {
    Path file = folder.resolve("experiment.json");
    Files.writeString(file, whole(snippet));
    assertThat(GAN.read(file, List.of()).experiment().generator().type()).isNotEmpty();
  }

  private static String whole(Snippet snippet) {
    String text = snippet.text();
    return text.startsWith("{") ? text : AROUND_A_PART.formatted(text);
  }

  static Stream<Snippet> allOfJson() throws IOException {
    return Documents.all().stream().flatMap(document -> Snippet.of(document, "json").stream());
  }

  @ParameterizedTest
  @MethodSource("allOfJson")
  void isJson(Snippet snippet) {
    assertThat(Json.parse(whole(snippet)).isObject()).isTrue();
  }
}
