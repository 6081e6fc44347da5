package org.gan4j.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an address: what it is read with, and what the OpenAPI document says about it.
 *
 * @param description one sentence
 * @param type of its values
 * @param usual the value if it is absent; null for none
 * @param least the smallest number
 * @param most the largest number
 * @param values the texts that it may have; empty for numbers
 */
record Parameter(
    String name,
    String description,
    Type type,
    @Nullable Object usual,
    double least,
    double most,
    List<String> values) {

  /** As in JSON Schema. */
  enum Type {
    INTEGER,
    NUMBER,
    STRING
  }

  Parameter {
    values = List.copyOf(values);
  }

  static Parameter integer(String name, String description, long usual, long least, long most) {
    return new Parameter(name, description, Type.INTEGER, usual, least, most, List.of());
  }

  static Parameter seed() {
    return integer(
        "seed", "The same seed gives the same bytes.", 1, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  static Parameter number(String name, String description, double least, double most) {
    return new Parameter(name, description, Type.NUMBER, null, least, most, List.of());
  }

  static Parameter text(
      String name, String description, @Nullable String usual, List<String> values) {
    return new Parameter(name, description, Type.STRING, usual, 0, 0, values);
  }

  /**
   * Reads a value.
   *
   * @return a Long, a Double or a String
   * @throws Refusal if it is none
   */
  Object read(String text) {
    return switch (type) {
      case INTEGER -> integer(text);
      case NUMBER -> number(text);
      case STRING -> {
        if (!values.contains(text)) {
          throw wrong("one of " + String.join(", ", values), text);
        }
        yield text;
      }
    };
  }

  private Long integer(String text) {
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(integers(), text);
    }
    throw wrong(integers(), text);
  }

  private String integers() {
    return most >= Long.MAX_VALUE
        ? "a whole number of 64 bits"
        : String.format(Locale.ROOT, "a whole number from %.0f to %.0f", least, most);
  }

  private Double number(String text) {
    try {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(numbers(), text);
    }
    throw wrong(numbers(), text);
  }

  private String numbers() {
    return "a number from " + least + " to " + most;
  }

  private Refusal wrong(String expected, String text) {
    return new Refusal(Problem.parameter(name + " must be " + expected + ", not \"" + text + "\""));
  }

  /** Its entry in an OpenAPI document. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name).put("in", "query").put("description", description);
    ObjectNode schema = json.putObject("schema");
    schema.put("type", type.name().toLowerCase(Locale.ROOT));
    switch (type) {
      case INTEGER -> {
        schema.put("format", "int64");
        if (most < Long.MAX_VALUE) {
          schema.put("minimum", (long) least).put("maximum", (long) most);
        }
        if (usual instanceof Long number) {
          schema.put("default", number);
        }
      }
      case NUMBER -> schema.put("minimum", least).put("maximum", most);
      case STRING -> {
        values.forEach(schema.putArray("enum")::add);
        if (usual instanceof String text) {
          schema.put("default", text);
        }
      }
    }
    return json;
  }
}
