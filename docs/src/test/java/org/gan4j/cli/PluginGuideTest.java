package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.ApiVersion;
import org.gan4j.core.Gan;
import org.gan4j.docs.Documents;
import org.gan4j.docs.GuidePlugin;
import org.gan4j.docs.Workspace;
import org.gan4j.experiment.registry.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The plugin that the guide shows is built from the guide, and used as the guide says. */
class PluginGuideTest {
  private static final String GUIDE = "docs/plugin-guide.md";

  @BeforeAll
  static void buildThePlugin() throws IOException {
    Workspace.prepare();
    Workspace.delete("runs/pairing");
    Workspace.delete("my-plugins");
    GuidePlugin.build(GUIDE, Path.of("my-plugins/guide.jar"));
    Files.writeString(Path.of("pairing.json"), GuidePlugin.experiment(GUIDE));
  }

  static Stream<List<String>> commands() {
    return Documents.commands(GUIDE);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void playsEveryCommand(List<String> command) {
    List<String> arguments = new ArrayList<>(command);
    if (arguments.get(0).equals("train")) {
      arguments.addAll(List.of("--set", "training.iterations=3"));
    }
    StringWriter errors = new StringWriter();
    int exitCode =
        new GanCommandLine(
                Terminals.NONE,
                places -> Gan.create(places),
                new PrintWriter(new StringWriter()),
                new PrintWriter(errors))
            .execute(arguments.toArray(String[]::new));
    assertThat(exitCode).as("%s: %s", arguments, errors).isZero();
    assertThat(errors.toString()).doesNotContain("warning").doesNotContain("broken");
  }

  @Test
  void addsAllComponents() {
    Gan gan = Gan.create(List.of(Path.of("my-plugins")));

    assertThat(gan.registry().broken()).isEmpty();
    assertThat(gan.registry().types(Kind.LOSS)).contains("pairing");
    assertThat(gan.registry().types(Kind.LISTENER)).contains("heartbeat");
  }

  @ParameterizedTest
  @EnumSource
  void namesTheProviderOfEveryKind(Kind kind) throws IOException {
    assertThat(GuidePlugin.text(GUIDE))
        .contains("| " + kind.slot() + " | `" + kind.provider().getSimpleName() + "` |");
  }

  @Test
  void namesTheVersionOfTheApi() throws IOException {
    assertThat(GuidePlugin.text(GUIDE))
        .contains("<GAN4J-Api-Version>" + ApiVersion.current() + "</GAN4J-Api-Version>");
  }

  @Test
  void showsThePomOfTheExample() throws IOException {
    String pom = GuidePlugin.text("examples/plugin-resnet-huber/pom.xml").replaceAll("\\s+", "");

    assertThat(GuidePlugin.blocks(GUIDE, "xml"))
        .hasSize(2)
        .allSatisfy(block -> assertThat(pom).contains(block.replaceAll("\\s+", "")));
  }
}
