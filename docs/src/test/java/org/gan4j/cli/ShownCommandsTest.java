package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.StandardOutput;
import org.gan4j.core.Gan;
import org.gan4j.docs.Documents;
import org.gan4j.experiment.ExperimentReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * The commands of all documents exist, with the options that they are shown with, and so do their
 * experiments with the settings that they change. This takes no data and no time; {@link
 * CommandSnippetsTest} runs those of the guides.
 */
class ShownCommandsTest {
  private static final Gan GAN = Gan.create();

  static List<List<String>> commands() throws IOException {
    List<List<String>> commands = new ArrayList<>();
    for (String document : Documents.all()) {
      commands.addAll(Documents.shown(document));
    }
    return commands.stream().distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void exist(List<String> command) {
    String[] arguments = command.toArray(String[]::new);
    CommandLine commandLine = new CommandLine(new GanCommand());
    new Commands(Terminals.NONE, () -> GAN, new Interruption(), nowhere())
        .addTo(commandLine, arguments);

    assertThat(commandLine.parseArgs(arguments).hasSubcommand()).isTrue();
    command.stream()
        .filter(word -> word.matches("experiments/[^$]*\\.json"))
        .forEach(experiment -> read(experiment, command));
  }

  private static void read(String experiment, List<String> command) {
    List<String> overrides = new ArrayList<>();
    for (int i = 1; i < command.size(); i++) {
      if (command.get(i - 1).equals("--set")) {
        overrides.add(command.get(i));
      }
    }
    Path file = Documents.root().resolve(experiment);
    assertThat(new ExperimentReader(GAN.registry()).read(file, overrides)).isNotNull();
  }

  private static Destination nowhere() {
    OutputStream nothing = OutputStream.nullOutputStream();
    return new Destination(
        new StandardOutput(nothing, StandardCharsets.UTF_8),
        new PrintWriter(nothing, true, StandardCharsets.UTF_8),
        false,
        false);
  }

  @ParameterizedTest
  @MethodSource("documentsWithCommands")
  void areFound(String document) throws IOException {
    assertThat(Documents.shown(document)).isNotEmpty();
  }

  static List<String> documentsWithCommands() {
    return List.of(
        "README.md",
        "docs/cookbook.md",
        "docs/export.md",
        "docs/serving.md",
        "docs/sweeps.md",
        "docs/tutorial.md",
        "examples/plugin-resnet-huber/README.md");
  }
}
