package org.gan4j.cli.complete;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.cli.complete.Candidates.Word;

/**
 * Completes {@code PATH=VALUE} of an experiment by the experiment's schema. Where a component's
 * type is known, from the experiment or from its default, only that component's options are
 * proposed.
 */
final class Settings {
  private static final String PROPERTIES = "properties";
  private static final String DESCRIPTION = "description";
  private static final String REFERENCE = "$ref";
  private static final String TYPE = "type";

  private final JsonNode schema;
  private final JsonNode experiment;

  /**
   * Settings of an experiment.
   *
   * @param schema of all experiments, as {@code gan schema} prints it
   * @param experiment the JSON at hand; missing if there is none
   */
  Settings(JsonNode schema, JsonNode experiment) {
    this.schema = schema;
    this.experiment = experiment;
  }

  /** The paths, or after {@code =} the values, that continue what was typed. */
  Candidates of(String typed) {
    int equals = typed.indexOf('=');
    if (equals >= 0) {
      return values(typed.substring(0, equals)).prefixed(typed.substring(0, equals + 1));
    }
    int dot = typed.lastIndexOf('.');
    String parent = typed.substring(0, Math.max(dot, 0));
    Map<String, Word> words = new LinkedHashMap<>();
    for (JsonNode object : at(parent)) {
      for (Map.Entry<String, JsonNode> property : object.path(PROPERTIES).properties()) {
        String name = property.getKey();
        words.putIfAbsent(name, word(name, property.getValue()));
      }
    }
    words.remove("$schema");
    return Candidates.words(List.copyOf(words.values()))
        .prefixed(dot < 0 ? "" : typed.substring(0, dot + 1));
  }

  private Word word(String name, JsonNode property) {
    boolean inner =
        branches(property, MissingNode.getInstance(), false).stream().anyMatch(Settings::isObject);
    return new Word(name + (inner ? "." : "="), property.path(DESCRIPTION).asText());
  }

  private static boolean isObject(JsonNode node) {
    return node.has(PROPERTIES);
  }

  private Candidates values(String path) {
    Map<String, Word> words = new LinkedHashMap<>();
    for (JsonNode node : at(path)) {
      String meaning = node.path(DESCRIPTION).asText();
      node.path("enum").forEach(value -> put(words, value, typeMeaning(path, value, meaning)));
      if (node.path(TYPE).asText().equals("boolean")) {
        words.put("true", new Word("true", meaning));
        words.put("false", new Word("false", meaning));
      }
      if (node.path("default").isValueNode()) {
        put(words, node.path("default"), "the default");
      }
    }
    return Candidates.words(List.copyOf(words.values()));
  }

  private static void put(Map<String, Word> words, JsonNode value, String meaning) {
    words.putIfAbsent(value.asText(), new Word(value.asText(), meaning));
  }

  /** What a component does, if the value is its type. */
  private String typeMeaning(String path, JsonNode value, String otherwise) {
    if (!path.equals(TYPE) && !path.endsWith("." + TYPE)) {
      return otherwise;
    }
    String slot = path.substring(0, Math.max(0, path.length() - TYPE.length() - 1));
    for (JsonNode branch : at(slot, false)) {
      if (branch.path(PROPERTIES).path(TYPE).path("const").equals(value)) {
        return branch.path(DESCRIPTION).asText();
      }
    }
    return otherwise;
  }

  private List<JsonNode> at(String path) {
    return at(path, true);
  }

  /**
   * The schemas of a setting, several where components differ.
   *
   * @param chosen whether the type of a component decides, where it is known
   */
  private List<JsonNode> at(String path, boolean chosen) {
    JsonNode value = experiment;
    List<JsonNode> nodes = branches(schema, value, chosen);
    for (String name : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      value = value.path(name);
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : nodes) {
        JsonNode property = node.path(PROPERTIES).path(name);
        if (!property.isMissingNode()) {
          next.addAll(branches(property, value, chosen));
        }
      }
      nodes = next;
    }
    return nodes;
  }

  /** Follows references, and the conditions on a component's type. */
  private List<JsonNode> branches(JsonNode node, JsonNode value, boolean chosen) {
    JsonNode type = chosen ? type(node, value) : MissingNode.getInstance();
    JsonNode target = referred(node);
    List<JsonNode> found = new ArrayList<>(List.of(target));
    if (!target.equals(node)) {
      found.add(node);
    }
    for (JsonNode condition : target.path("allOf")) {
      JsonNode wanted = condition.at("/if/properties/type/const");
      if (condition.has("then") && (type.isMissingNode() || wanted.equals(type))) {
        found.add(referred(condition.path("then")));
      }
    }
    return found;
  }

  /** The type of a component: the experiment's, or that of the default. */
  private static JsonNode type(JsonNode node, JsonNode value) {
    JsonNode given = value.path(TYPE);
    return given.isMissingNode() ? node.path("default").path(TYPE) : given;
  }

  private JsonNode referred(JsonNode node) {
    return node.has(REFERENCE) ? schema.at(node.path(REFERENCE).asText().substring(1)) : node;
  }
}
