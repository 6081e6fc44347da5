package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.gan4j.api.ApiVersion;
import org.gan4j.api.training.TrainingListenerProvider;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugin jars and the command, each in a process of its own. */
class PluginProcessTest {
  @TempDir private Path folder;

  private GanProcess gan(String... arguments) {
    GanProcess process = GanProcess.start(folder, arguments);
    process.exitCode();
    return process;
  }

  @Test
  void listsWhatPluginsBringAndWhyTheOthersAreBroken() {
    Path plugins = folder.resolve("my plugins");
    CompiledPlugin.write(plugins.resolve("squares.jar"), "squares", "");
    CompiledPlugin.write(plugins.resolve("throws.jar"), "b", "if (true) throw new Error(\"no\");");
    CompiledPlugin.write(
        plugins.resolve("hangs.jar"), "c", "try { Thread.sleep(1000000); } catch (Exception e) {}");
    CompiledPlugin.write(plugins.resolve("old.jar"), "d", "", "0.0");
    CompiledPlugin.write(plugins.resolve("taken.jar"), "minimax", "");

    try (GanProcess listing = gan("components", "loss", "--plugins", "my plugins")) {
      assertThat(listing.exitCode()).isZero();
      assertThat(listing.output())
          .contains("loss minimax (gan-objectives")
          .contains("loss squares (squares.jar, version 3.2)\n  Least squares\n")
          .contains("  real  number  = 1\n      What a real sample's logit shall be\n");
      assertThat(listing.error().lines())
          .satisfiesExactlyInAnyOrder(
              line ->
                  assertThat(line)
                      .isEqualTo("broken: loss plugin.Squares of throws.jar: Error: no"),
              line ->
                  assertThat(line)
                      .startsWith(
                          "broken: hangs.jar: it was not loaded within 10 seconds; it is in"
                              + " plugin.Squares.<init> (Squares.java:"),
              line ->
                  assertThat(line)
                      .startsWith("broken: old.jar: old.jar was built against version 0.0 of"),
              line ->
                  assertThat(line)
                      .startsWith(
                          "broken: taken.jar: two losses are called \"minimax\": gan-objectives")
                      .contains("taken.jar (plugin.Squares)"));
    }
  }

  @Test
  void trainsWithAPluginAndRemembersItsJar() throws IOException {
    Path jar = CompiledPlugin.write(folder.resolve("plugins/squares.jar"), "squares", "");
    TinyRing.in(
        folder,
        "\"schedule\"",
        "\"loss\": { \"type\": \"squares\" }, \"schedule\"",
        "\"iterations\": 40",
        "\"iterations\": 20");
    Map<String, String> environment = Map.of("GAN_PLUGINS", "plugins");

    try (GanProcess training =
        GanProcess.start(
            folder, environment, GanProcess.command("train", "tiny.json", "--out", "run"))) {
      assertThat(training.exitCode()).as(training.error()).isZero();
      assertThat(training.error()).doesNotContain("warning");
    }
    String recorded = sha256(jar);
    assertThat(jar("squares.jar").path("sha256").asText()).isEqualTo(recorded);
    assertThat(jar("squares.jar").path("components").path(0).asText()).isEqualTo("loss squares");

    try (GanProcess without = gan("train", "run", "--resume")) {
      assertThat(without.exitCode()).isEqualTo(2);
      assertThat(without.error()).contains("there is no loss \"squares\"");
    }

    CompiledPlugin.write(jar, "squares", "int another = 1;");
    String[] resumption = {
      "train", "run", "--resume", "--set", "training.iterations=30", "--plugins", "plugins"
    };
    try (GanProcess resumed = gan(resumption)) {
      assertThat(resumed.exitCode()).as(resumed.error()).isZero();
      assertThat(resumed.error())
          .contains(
              "warning: squares.jar is not the one that the run was started with (SHA-256 "
                  + recorded.substring(0, 12)
                  + "... then, "
                  + sha256(jar).substring(0, 12)
                  + "... now)\n");
    }
  }

  /** Trains with a listener that does something in each iteration. */
  private GanProcess trainWithListener(String action) {
    CompiledPlugin.write(
        folder.resolve("plugins/listens.jar"),
        "Listens",
        """
        package plugin;

        import org.gan4j.api.training.*;

        public final class Listens implements TrainingListenerProvider<Listens.Settings> {
          public record Settings() {}
          public String type() { return "listens"; }
          public Class<Settings> configuration() { return Settings.class; }
          public String description() { return "does what it must not"; }
          public TrainingListener create(Settings settings, ListenerContext context) {
            return new TrainingListener() {
              @Override public void iterationEnded(IterationReport report) { %s }
            };
          }
        }
        """
            .formatted(action),
        Map.of(TrainingListenerProvider.class, "plugin.Listens"),
        ApiVersion.current().toString());
    TinyRing.in(
        folder,
        "\"schedule\"",
        "\"listeners\": [{ \"type\": \"listens\" }], \"schedule\"",
        "\"iterations\": 40",
        "\"iterations\": 2");
    return gan("train", "tiny.json", "--out", "run", "--plugins", "plugins", "--json", "--quiet");
  }

  @Test
  void namesAPluginThatEndsTheProcessInTheTraining() {
    try (GanProcess training = trainWithListener("System.exit(0);")) {
      assertThat(training.exitCode()).isEqualTo(1);
      assertThat(training.output()).isEmpty();
      assertThat(training.error())
          .startsWith(
              """
              error: the plugin listens.jar ended the process before the command had finished
                at listens.jar//plugin.Listens$1.iterationEnded(Listens.java:""")
          .endsWith("this is a fault of listens.jar: tell its authors, or remove it\n");
    }
  }

  @Test
  void namesAPluginThatFailsInTheTraining() {
    try (GanProcess training = trainWithListener("throw new OutOfMemoryError(\"a \\u001b[2J\");")) {
      assertThat(training.exitCode()).isEqualTo(1);
      assertThat(training.error())
          .startsWith(
              "error: listener \"listens\" of listens.jar failed: java.lang.OutOfMemoryError: a"
                  + " \\u001b[2J\n")
          .doesNotContain("\u001b");
    }
  }

  @Test
  void keepsTheResultsApartFromWhatAPluginPrints() {
    String action =
        "System.out.println(\"spam \\u001b\"); Thread.currentThread().interrupt();"
            + " new Thread(() -> { while (true) Thread.onSpinWait(); }).start();";
    try (GanProcess training = trainWithListener(action)) {
      assertThat(training.exitCode()).as(training.error()).isZero();
      assertThat(Json.parse(training.output()).path("complete").asBoolean()).isTrue();
      assertThat(training.error()).isEqualTo("spam \\u001b\n".repeat(2));
    }
  }

  @Test
  void describesPluginsInTheSchemaAndWarnsOfBrokenOnes() {
    CompiledPlugin.write(folder.resolve("plugins/squares.jar"), "squares", "");
    CompiledPlugin.write(folder.resolve("plugins/old.jar"), "old", "", "9.0");

    try (GanProcess schema = gan("schema", "--plugins", "plugins")) {
      assertThat(schema.exitCode()).isZero();
      assertThat(Json.parse(schema.output()).path("$schema").asText()).contains("2020-12");
      assertThat(schema.output()).contains("\"squares\"").doesNotContain("\"old\"");
      assertThat(schema.error())
          .startsWith("warning: plugin old.jar is not used: old.jar was built against version 9.0");
    }
  }

  @Test
  void saysThatAFolderOfPluginsIsMissing() {
    try (GanProcess listing = gan("components", "--plugins", "nowhere")) {
      assertThat(listing.exitCode()).isEqualTo(2);
      assertThat(listing.error())
          .isEqualTo(
              """
              error: there is no such folder of plugins
                at nowhere
                give a folder in which each jar, or each folder with jars, is a plugin; or a jar
              """);
    }
  }

  private JsonNode jar(String name) throws IOException {
    JsonNode jars = Json.parse(Files.readString(folder.resolve("run/run.json"))).path("jars");
    for (JsonNode jar : jars) {
      if (jar.path("file").asText().equals(name)) {
        return jar;
      }
    }
    throw new AssertionError(name + " is not in " + jars);
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
