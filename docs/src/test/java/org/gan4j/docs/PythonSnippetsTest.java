package org.gan4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Python of the documents is Python. What it imports need not be installed here. */
class PythonSnippetsTest {
  @TempDir private Path folder;

  @BeforeAll
  static void needsPython() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "python3"))),
        "python3 is not installed");
  }

  static List<Snippet> snippets() throws IOException {
    try (Stream<Path> files = Files.list(Snippet.root().resolve("docs"))) {
      return files
          .map(file -> "docs/" + file.getFileName())
          .filter(name -> name.endsWith(".md"))
          .sorted()
          .flatMap(name -> Snippet.of(name, "python").stream())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void compiles(Snippet snippet) throws IOException, InterruptedException {
    assertThat(problem(snippet.text())).isEmpty();
  }

  @Test
  void findsWhatIsNoPython() throws IOException, InterruptedException {
    assertThat(problem("generator = torch.nn.Sequential(…)")).contains("SyntaxError");
  }

  /** What Python says about the syntax; empty if nothing. */
  private String problem(String text) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("snippet.py"), text);
    Process process =
        new ProcessBuilder("python3", "-m", "py_compile", file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
