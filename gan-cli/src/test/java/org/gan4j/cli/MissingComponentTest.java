package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gan4j.core.Gan;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.registry.ComponentDescription;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors about components that are not installed, for people and for programs. */
class MissingComponentTest {
  @TempDir private Path folder;

  @Test
  void namesTheJarThatARunHadItFrom() throws IOException {
    Path run = folder.resolve("run");
    Files.createDirectories(run.resolve("checkpoints"));
    Files.move(
        TinyRing.in(folder, "\"seed\": 5,", "\"seed\": 5, \"loss\": { \"type\": \"squares\" },"),
        run.resolve("experiment.json"));
    Files.writeString(
        run.resolve("run.json"),
        "{\"jars\": [{\"file\": \"squares.jar\", \"components\": [\"loss squares\"]}]}");

    Outcome outcome = Outcome.of("train", run.toString(), "--resume");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error())
        .startsWith("error: there is no loss \"squares\"\n")
        .contains("  the run had it from squares.jar: add its folder with --plugins; installed: ");
  }

  @Test
  void isADocumentForProgramsToo() {
    Path experiment =
        TinyRing.in(folder, "\"seed\": 5,", "\"seed\": 5, \"loss\": { \"type\": \"hing\" },");

    Outcome outcome = Outcome.of("validate", experiment.toString(), "--json");

    assertThat(outcome.exitCode()).isEqualTo(2);
    JsonNode document = Json.parse(outcome.output());
    assertThat(document.path("exitCode").asInt()).isEqualTo(2);
    JsonNode error = document.path("errors").path(0);
    assertThat(error.path("code").asText()).isEqualTo("component-missing");
    assertThat(error.path("message").asText()).isEqualTo("there is no loss \"hing\"");
    assertThat(error.path("place").asText()).endsWith("loss.type").contains("tiny.json:");
    assertThat(error.path("remedy").asText()).startsWith("did you mean \"hinge\"?");
    assertThat(outcome.error()).startsWith("error: there is no loss \"hing\"\n");
  }

  @Test
  void wrongUsageIsADocumentForProgramsToo() {
    Outcome outcome = Outcome.of("sample", "--json", "--colour");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(Json.parse(outcome.output()).path("errors").path(0).path("code").asText())
        .isEqualTo("usage");
  }

  /** A library user whose class path lacks a module of GAN4J. */
  @Test
  void namesTheModuleThatIsNotOnTheClassPath() {
    Registry none = Registry.of(List.of());

    assertThat(none.suggestion(Kind.GENERATOR, "sngan"))
        .isEqualTo("it belongs to gan-residual: add org.gan4j:gan-residual to the class path");
  }

  /** ONNX Runtime is larger than the distribution. */
  @Test
  void saysHowToAddTheModuleThatIsNotInTheDistribution() {
    assertThat(Registry.of(List.of()).suggestion(Kind.FEATURES, "onnx"))
        .startsWith("it belongs to gan-onnx-features, which is not in the distribution")
        .contains("com.microsoft.onnxruntime:onnxruntime")
        .contains("--plugins");
  }

  /** The list that errors name modules from is right about whatever is installed. */
  @Test
  void knowsTheModuleOfEachComponent() throws IOException {
    List<ComponentDescription> installed = Gan.create().registry().describe();
    Set<String> listed =
        Arrays.stream(list().split("\n", -1))
            .map(line -> line.split(" ", -1))
            .flatMap(
                words ->
                    Arrays.stream(words)
                        .skip(2)
                        .map(type -> String.join(" ", words[0], words[1], type)))
            .collect(Collectors.toSet());

    assertThat(installed)
        .hasSizeGreaterThan(50)
        .allMatch(one -> listed.contains(module(one) + " " + one.kind() + " " + one.type()));
  }

  /** The name of a jar without its version, or of a module's folder of classes. */
  private static String module(ComponentDescription component) {
    return component.jar().replaceFirst("-[0-9].*", "");
  }

  private static String list() throws IOException {
    try (InputStream stream = Registry.class.getResourceAsStream("known-modules.txt")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
