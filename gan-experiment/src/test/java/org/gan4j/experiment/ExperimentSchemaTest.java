package org.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.experiment.testing.Fakes;
import org.gan4j.experiment.testing.GoldenFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentSchemaTest {
  private static final String TEXT = new ExperimentSchema(Fakes.registry()).write();
  private static final JsonSchema SCHEMA = schema(TEXT);

  private static JsonSchema schema(String text) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
  }

  private static Set<ValidationMessage> complaints(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  @Test
  void looksAsItIsMeantTo() throws IOException {
    GoldenFile.assertMatches(GoldenFile.resource(getClass(), "schema.json.txt"), TEXT);
  }

  @Test
  void isItselfAValidSchema() {
    JsonSchema draft =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(SpecVersion.VersionFlag.V202012.getId()));

    assertThat(draft.validate(TEXT, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.gan4j.experiment.Fixtures#valid")
  void acceptsWhatTheReaderAccepts(Path file) throws IOException {
    assertThat(complaints(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.gan4j.experiment.ExperimentWriterTest#randomExperiments")
  void acceptsWhatTheWriterWrites(Experiment experiment) {
    assertThat(complaints(new ExperimentWriter().write(experiment))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.gan4j.experiment.Fixtures#broken")
  void rejectsWhatTheReaderRejects(Path file) throws IOException {
    assertThat(complaints(Files.readString(file))).isNotEmpty();
  }

  @Test
  void complainsAboutTheComponentThatWasMeant() throws IOException {
    Path file = GoldenFile.resource(getClass(), "broken/unknown-keys.json");

    assertThat(complaints(Files.readString(file)))
        .extracting(ValidationMessage::toString)
        .anyMatch(text -> text.contains("hiden"))
        .noneMatch(text -> text.contains("oneOf") || text.contains("anyOf"));
  }

  @Test
  void isWrittenForAnyComponents() {
    Registry everything = Registry.discover(getClass().getClassLoader());

    assertThat(schema(new ExperimentSchema(everything).write()))
        .satisfies(
            schema ->
                assertThat(
                        schema.validate(
                            new ExperimentWriter()
                                .write(
                                    new ExperimentReader(everything)
                                        .read(
                                            """
                                            {
                                              "dataset": { "type": "ring" },
                                              "generator": { "type": "vanilla" },
                                              "discriminator": { "type": "vanilla" }
                                            }
                                            """,
                                            "ring.json",
                                            List.of())),
                            InputFormat.JSON))
                    .isEmpty());
  }
}
