package org.gan4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;

/** Pieces of a JSON Schema that the generator does not make. */
final class SchemaNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SchemaNodes() {}

  /** One of several words. */
  static ObjectNode words(Collection<String> words) {
    ObjectNode node = NODES.objectNode().put("type", "string");
    ArrayNode values = node.putArray("enum");
    words.forEach(values::add);
    return node;
  }

  /** What another part of the document defines. */
  static ObjectNode reference(String definition) {
    return NODES.objectNode().put("$ref", "#/$defs/" + definition);
  }

  /** An object that must also say its name. */
  static ObjectNode named(ObjectNode object, String key, String name) {
    ObjectNode node = NODES.objectNode();
    object
        .properties()
        .forEach(
            entry -> {
              if (!entry.getKey().equals("properties") && !entry.getKey().equals("required")) {
                node.set(entry.getKey(), entry.getValue());
              }
            });
    ObjectNode properties = node.putObject("properties");
    properties.putObject(key).put("const", name);
    for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
      properties.set(property.getKey(), property.getValue());
    }
    ArrayNode required = node.putArray("required").add(key);
    object.path("required").forEach(required::add);
    return node;
  }

  /**
   * An object in which one key determines the others. It uses conditions rather than {@code oneOf},
   * so that a validator reports problems of the chosen alternative, not of all of them.
   */
  static ObjectNode choice(String key, Map<String, ObjectNode> alternatives) {
    ObjectNode node = NODES.objectNode().put("type", "object");
    node.putArray("required").add(key);
    node.putObject("properties").set(key, words(alternatives.keySet()));
    if (alternatives.isEmpty()) {
      // None installed; a schema may not have an empty list of conditions.
      return node;
    }
    ArrayNode conditions = node.putArray("allOf");
    alternatives.forEach(
        (name, alternative) -> {
          ObjectNode condition = conditions.addObject();
          ObjectNode test = condition.putObject("if");
          test.putObject("properties").putObject(key).put("const", name);
          test.putArray("required").add(key);
          condition.set("then", alternative);
        });
    return node;
  }
}
