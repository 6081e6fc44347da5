package org.gan4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Builds projects outside the reactor against the modules' jars, and uses what they make. */
class StrangersTest {
  private static Path repository;

  @BeforeAll
  static void installModules() throws IOException {
    repository = LocalRepository.create();
  }

  private static String gan(Path folder, String... arguments) throws IOException {
    return Command.gan(Built.distribution(), folder, arguments);
  }

  @Test
  void buildsAndTestsAllExamplesAndUsesThePlugin() throws IOException {
    Path examples = Built.emptyFolder("examples");
    Built.copySources(Built.ROOT.resolve("examples"), examples);

    String log = Command.maven(examples, repository, "verify");

    assertThat(log).contains("BUILD SUCCESS");
    Path plugin = examples.resolve("plugin-resnet-huber");
    assertThat(linesOfCode(plugin.resolve("src/main/java"))).isLessThan(200);
    assertThat(gan(plugin, "components", "--plugins", "target"))
        .containsPattern("generator +residual +plugin-resnet-huber-1.0.jar +1.0 ")
        .containsPattern("loss +huber +plugin-resnet-huber-1.0.jar +1.0 ")
        .doesNotContain("broken");
    gan(
        plugin,
        "train",
        "experiment.json",
        "--plugins",
        "target",
        "--out",
        "run",
        "--set",
        "training.iterations=5");
    gan(plugin, "sample", "run", "--plugins", "target", "--out", "digits.png");
    assertThat(plugin.resolve("digits.png")).isNotEmptyFile();
  }

  private static long linesOfCode(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long lines = 0;
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        lines += Files.readAllLines(file).size();
      }
      return lines;
    }
  }

  @Test
  void makesAPluginFromTheArchetypeInAnEmptyFolder() throws IOException {
    Path folder = Built.emptyFolder("from archetype");

    Command.maven(
        folder,
        repository,
        "org.apache.maven.plugins:maven-archetype-plugin:3.4.0:generate",
        "-DinteractiveMode=false",
        "-DarchetypeCatalog=internal",
        "-DarchetypeGroupId=org.gan4j",
        "-DarchetypeArtifactId=gan-plugin-archetype",
        "-DarchetypeVersion=" + Built.VERSION,
        "-DgroupId=org.stranger",
        "-DartifactId=my-margin",
        "-Dversion=0.3",
        "-Dpackage=org.stranger.margin");
    Path project = folder.resolve("my-margin");
    assertThat(Command.maven(project, repository, "package"))
        .contains("BUILD SUCCESS")
        .containsPattern("Tests run: 1\\d, Failures: 0");

    assertThat(gan(project, "components", "loss", "my-margin", "--plugins", "target"))
        .contains("loss my-margin (my-margin-0.3.jar, version 0.3)")
        .contains("margin  number, above 0  = 1", "Margin beyond which the loss of a logit is 0");
    assertThat(
            gan(
                project,
                "train",
                "experiment.json",
                "--plugins",
                "target",
                "--out",
                "run",
                "--set",
                "training.iterations=5"))
        .containsPattern("steps +10\\n");
    assertThat(project.resolve("run/run.json")).content().contains("loss my-margin");
  }
}
