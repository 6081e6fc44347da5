package org.gan4j.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registered;
import org.gan4j.experiment.registry.Registry;

/**
 * The JSON Schema (draft 2020-12) of an experiment, with all components that are installed, so that
 * editors complete and check experiments. It accepts every experiment that {@link ExperimentReader}
 * accepts; it does not cover the checks in the constructors of configurations.
 */
@ThreadSafe
public final class ExperimentSchema {
  private static final String DEFINITIONS = "$defs";

  private final Registry registry;

  /** The schema of experiments that use these components. */
  public ExperimentSchema(Registry registry) {
    this.registry = registry;
  }

  /** The schema as JSON over several lines. */
  public String write() {
    SchemaGenerator generator = generator();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", SchemaVersion.DRAFT_2020_12.getIdentifier());
    root.put("title", "An experiment of GAN4J");
    root.setAll(generator.generateSchema(Experiment.class));
    amend(root);
    ObjectNode definitions = root.putObject(DEFINITIONS);
    for (Kind kind : Kind.values()) {
      define(kind, generator, definitions);
    }
    return Json.write(root) + "\n";
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder configuration =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.INLINE_ALL_SCHEMAS)
            .without(Option.SCHEMA_VERSION_INDICATOR)
            .with(new SettingsModule());
    return new SchemaGenerator(configuration.build());
  }

  /** Adds constraints that are not in the records. */
  private static void amend(ObjectNode root) {
    ObjectNode properties = root.withObject("/properties");
    properties.putObject("$schema").put("type", "string");
    properties.withObject("/name").put("pattern", "^" + Experiment.NAME.pattern() + "$");
    // A file without a name is named after itself.
    ArrayNode required = root.withArray("/required");
    for (int i = required.size() - 1; i >= 0; i--) {
      if (required.get(i).asText().equals("name")) {
        required.remove(i);
      }
    }
    properties
        .withObject("/training")
        .putObject("not")
        .putArray("required")
        .add("epochs")
        .add("iterations");
  }

  /** One definition for a kind, and one for each of its components. */
  private void define(Kind kind, SchemaGenerator generator, ObjectNode definitions) {
    Map<String, ObjectNode> references = new LinkedHashMap<>();
    for (Registered component : registry.components(kind)) {
      String name = kind.slot() + "." + component.type();
      ObjectNode settings = generator.generateSchema(component.settings().type());
      ObjectNode definition = SchemaNodes.named(settings, "type", component.type());
      definition.put("description", component.description());
      definitions.set(name, definition);
      references.put(component.type(), SchemaNodes.reference(name));
    }
    definitions.set(kind.slot(), SchemaNodes.choice("type", references));
  }
}
