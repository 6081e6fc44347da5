package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.cli.output.StandardOutput;
import org.gan4j.core.Gan;
import org.gan4j.docs.Documents;
import org.gan4j.docs.Workspace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command line that a document shows runs, in the document's order. */
class CommandSnippetsTest {

  @BeforeAll
  static void prepareRuns() throws IOException {
    Workspace.prepare();
    Workspace.delete("runs");
    run(
        "train",
        "experiments/ring-vanilla.json",
        "--out",
        "runs/short",
        "--set",
        "training.iterations=2",
        "--set",
        "dataset.size=256");
    run(
        "train",
        "experiments/mnist-vanilla.json",
        "--out",
        "runs/mnist",
        "--set",
        "training.iterations=250",
        "--set",
        "training.batchSize=4");
  }

  static Stream<List<String>> commands() {
    return Documents.commands("README.md", "docs/tutorial.md", "docs/guide.md")
        .map(CommandSnippetsTest::shortened);
  }

  /** What takes minutes in real life takes three iterations here. */
  private static List<String> shortened(List<String> command) {
    List<String> arguments = new ArrayList<>(command);
    if (arguments.contains("train") && !arguments.contains("--set")) {
      arguments.add("--set");
      arguments.add("training.iterations=3");
    }
    return arguments;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void runs(List<String> command) {
    run(command.toArray(String[]::new));
  }

  private static void run(String... command) {
    StringWriter errors = new StringWriter();
    int exitCode =
        new GanCommandLine(
                Terminals.NONE,
                places -> Gan.create(places),
                new StandardOutput(OutputStream.nullOutputStream(), StandardCharsets.UTF_8),
                new PrintWriter(errors))
            .execute(command);
    assertThat(exitCode).as("%s: %s", List.of(command), errors).isZero();
  }
}
