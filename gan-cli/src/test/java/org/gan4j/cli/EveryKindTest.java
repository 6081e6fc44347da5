package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gan4j.api.ApiVersion;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.experiment.ExperimentSchema;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A game in which nothing is GAN4J's own: one jar has a component of every kind. */
class EveryKindTest {
  private static final String EXPERIMENT =
      """
      {
        "name": "strange",
        "dataset": { "type": "own" },
        "game": { "type": "own" },
        "task": { "type": "own", "mask": { "type": "own" } },
        "latent": { "type": "own" },
        "generator": { "type": "own" },
        "discriminator": { "type": "own" },
        "loss": { "type": "own" },
        "regularizers": [{ "type": "own" }],
        "augmentations": [{ "type": "own" }],
        "schedule": { "type": "own" },
        "optimizers": { "generator": { "type": "own" }, "discriminator": { "type": "own" } },
        "training": { "batchSize": 10, "iterations": 2 },
        "evaluation": { "everySteps": 4, "metrics": [{ "type": "own" }], "features": { "type": "own" } },
        "listeners": [{ "type": "own" }]
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void buildThePlugin() throws IOException {
    Map<Class<?>, String> services = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      String slot = kind.slot();
      String provider = "plugin.Everything$Own" + Character.toUpperCase(slot.charAt(0));
      services.put(kind.provider(), provider + slot.substring(1));
    }
    CompiledPlugin.write(
        folder.resolve("plugins/own.jar"),
        "Everything",
        source(),
        services,
        ApiVersion.current().toString());
  }

  private static String source() throws IOException {
    try (InputStream in = EveryKindTest.class.getResourceAsStream("Everything.java.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void trainsAGameThatIsAllFromAPlugin() throws IOException {
    Gan gan = Gan.create(List.of(folder.resolve("plugins")));
    assertThat(gan.registry().broken()).isEmpty();
    Path file = Files.writeString(folder.resolve("strange.json"), EXPERIMENT);
    Path run = folder.resolve("run");
    try (PreparedTraining training = gan.assemble(gan.read(file, List.of()))) {
      assertThat(gan.start(training, run).train(new StopSignal(), List.of()).metrics())
          .containsOnlyKeys("brightness");
    }

    assertThat(run.resolve("heard.txt"))
        .content()
        .isEqualTo("strange from 0 i1 0.25 i2 0.25 e2[brightness] ended true");
    assertThat(componentsOf(run, "own.jar"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Kind.values()).map(kind -> kind.slot() + " own").toList());
  }

  @Test
  void describesEveryKindInTheSchema() {
    Gan gan = Gan.create(List.of(folder.resolve("plugins")));
    JsonNode definitions = Json.parse(new ExperimentSchema(gan.registry()).write()).path("$defs");

    assertThat(Kind.values())
        .allSatisfy(kind -> assertThat(definitions.has(kind.slot() + ".own")).isTrue());
  }

  private static List<String> componentsOf(Path run, String jar) throws IOException {
    List<String> components = new ArrayList<>();
    for (JsonNode origin : Json.parse(Files.readString(run.resolve("run.json"))).path("jars")) {
      if (origin.path("file").asText().equals(jar)) {
        origin.path("components").forEach(component -> components.add(component.asText()));
      }
    }
    return components;
  }
}
