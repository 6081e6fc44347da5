package org.gan4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import org.gan4j.experiment.configuration.Bounds;
import org.gan4j.experiment.configuration.Nearest;
import org.gan4j.experiment.configuration.Setting;
import org.gan4j.experiment.configuration.ValueType;
import org.jspecify.annotations.Nullable;

/** Reads numbers, strings and booleans. Returns null for a value with a problem. */
final class ValueReader {
  private final Problems problems;

  ValueReader(Problems problems) {
    this.problems = problems;
  }

  @Nullable Object flag(Setting setting, JsonNode node, String path) {
    return node.isBoolean() ? node.booleanValue() : wrongType(setting, "true or false", node, path);
  }

  @Nullable Object text(Setting setting, JsonNode node, String path) {
    if (node.isTextual()) {
      return node.textValue();
    }
    // What was typed, such as 2024 or 1e5, is the text.
    return node.isValueNode() && !node.isNull() && problems.typed(path).isPresent()
        ? problems.typed(path).get()
        : wrongType(setting, "text", node, path);
  }

  @Nullable Object choice(ValueType.Choice type, Setting setting, JsonNode node, String path) {
    String expected = type.description();
    if (!node.isTextual()) {
      return wrongType(setting, expected, node, path);
    }
    Enum<?> constant = type.constants().get(node.textValue());
    if (constant == null) {
      problems.value(
          path,
          String.format(
              Locale.ROOT, "%s must be %s, not %s", Paths.last(path), expected, found(node)),
          Nearest.to(node.textValue(), type.constants().keySet())
              .map(name -> "did you mean \"" + name + "\"?")
              .orElse(advice(setting)));
    }
    return constant;
  }

  @Nullable Object whole(ValueType.Whole type, Setting setting, JsonNode node, String path) {
    if (!node.isNumber()) {
      return wrongType(setting, "an integer", node, path);
    }
    BigDecimal number = node.decimalValue();
    boolean small = number.precision() - number.scale() <= 19;
    if (small && number.stripTrailingZeros().scale() > 0) {
      return wrongType(setting, "an integer", node, path);
    }
    Bounds bounds = setting.bounds();
    boolean held =
        small
            && number.compareTo(BigDecimal.valueOf(type.least())) >= 0
            && number.compareTo(BigDecimal.valueOf(type.most())) <= 0;
    if (!held || !bounds.allow(number)) {
      Bounds narrowed = bounds.and(type.least(), type.most());
      return outOfRange(setting, (held ? bounds : narrowed).description(), node, path);
    }
    long value = number.longValueExact();
    return type.most() == Integer.MAX_VALUE ? (Object) Math.toIntExact(value) : (Object) value;
  }

  @Nullable Object real(Setting setting, JsonNode node, String path) {
    if (!node.isNumber()) {
      return wrongType(setting, "a number", node, path);
    }
    double value = node.decimalValue().doubleValue();
    if (!Double.isFinite(value)) {
      return outOfRange(setting, "a 64-bit floating-point number", node, path);
    }
    Bounds bounds = setting.bounds();
    return bounds.allow(BigDecimal.valueOf(value))
        ? value
        : outOfRange(setting, bounds.description(), node, path);
  }

  @Nullable Object wrongType(Setting setting, String expected, JsonNode node, String path) {
    problems.value(
        path,
        String.format(
            Locale.ROOT, "%s must be %s, not %s", Paths.last(path), expected, found(node)),
        remedy(setting, node));
    return null;
  }

  private @Nullable Object outOfRange(
      Setting setting, String expected, JsonNode node, String path) {
    problems.value(
        path,
        String.format(
            Locale.ROOT, "%s must be %s, not %s", Paths.last(path), expected, node.asText()),
        advice(setting));
    return null;
  }

  private static String remedy(Setting setting, JsonNode node) {
    if (node.isNull()) {
      return setting.required() ? advice(setting) : "leave it out to have the default";
    }
    boolean quoted =
        node.isTextual() && node.textValue().matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?|true|false");
    if (quoted) {
      return String.format(Locale.ROOT, "write %s without quotes", node.textValue());
    }
    return setting.type() instanceof ValueType.Text && node.isValueNode()
        ? String.format(Locale.ROOT, "write \"%s\" in quotes", node.asText())
        : advice(setting);
  }

  /** The purpose of the setting, which helps most to choose a value. */
  static String advice(Setting setting) {
    String standard = setting.defaultText();
    return String.format(
        Locale.ROOT,
        "%s: %s%s",
        setting.name(),
        setting.description(),
        standard.isEmpty() ? "" : " (default " + standard + ")");
  }

  /** What JSON has there, in words. */
  static String found(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "the text \"" + abbreviated(node.textValue()) + "\"";
      case NULL, MISSING -> "null";
      case NUMBER, BOOLEAN, BINARY, POJO -> node.asText();
    };
  }

  private static String abbreviated(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
