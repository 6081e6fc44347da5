package org.gan4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.Gan;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Experiments in documents are experiments. */
class ExperimentSnippetsTest {
  private static final Gan GAN = Gan.create();

  @TempDir Path folder;

  static Stream<Snippet> snippets() {
    return Stream.of(
            "README.md",
            "docs/guide.md",
            "docs/inpainting.md",
            "docs/objectives.md",
            "docs/translation.md")
        .flatMap(document -> Snippet.of(document, "json").stream());
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void canBeRead(Snippet snippet) throws IOException {
    Path file = folder.resolve("experiment.json");
    Files.writeString(file, snippet.text());
    assertThat(GAN.read(file, List.of()).experiment().generator().type()).isNotEmpty();
  }
}
