package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The experiments that are shipped work, and editors that know the schema agree. */
class ExperimentsTest {
  private static JsonSchema schema;

  @BeforeAll
  static void readSchema() {
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Outcome.of("schema").output());
  }

  static Stream<Path> experiments() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "experiments"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void isValid(Path experiment) throws IOException {
    // MNIST has to be fetched first; its first digits, which are shipped, are data of the same
    // kind.
    boolean fetched = Files.readString(experiment).contains("\"type\": \"mnist\"");
    Outcome outcome =
        fetched
            ? Outcome.of(
                "validate", experiment.toString(), "--set", "dataset={\"type\": \"mnist-10k\"}")
            : Outcome.of("validate", experiment.toString());

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.output()).startsWith("ok: " + name(experiment) + ": ");
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void followsTheSchema(Path experiment) throws IOException {
    assertThat(schema.validate(Files.readString(experiment), InputFormat.JSON)).isEmpty();
  }

  private static String name(Path experiment) {
    return experiment.getFileName().toString().replace(".json", "");
  }
}
