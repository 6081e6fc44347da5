package org.gan4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.configuration.JsonSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One override of a setting, {@code path=value}. The value is JSON if it can be read as such, else
 * text; {@code null} takes the value at the path away. Missing parts of the path are created:
 * objects, one more element at the end of a list, and components of their default type.
 */
final class Assignment {
  private static final Pattern PATH =
      Pattern.compile("[^.\\[\\]=]+(\\[\\d{1,6}]|\\.[^.\\[\\]=]+)*");
  private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|[^.\\[\\]]+");

  /** Settings of which there can be only one: who sets the one does not want the other any more. */
  private static final Map<String, String> ALTERNATIVES =
      Map.of("training.epochs", "iterations", "training.iterations", "epochs");

  private final String source;
  private final Document document;
  private final Map<String, String> defaultTypes;

  /**
   * An assignment to a document.
   *
   * @param defaultTypes the default component type by path
   */
  private Assignment(String text, Document document, Map<String, String> defaultTypes) {
    this.source = Problem.OVERRIDE + text;
    this.document = document;
    this.defaultTypes = defaultTypes;
  }

  /**
   * Carries out an assignment.
   *
   * @param text as {@code training.epochs=1}
   * @param defaultTypes the default component type by path
   * @return the problem; empty if it was carried out
   */
  static List<Problem> apply(String text, Document document, Map<String, String> defaultTypes) {
    return new Assignment(text, document, defaultTypes).apply(text);
  }

  private List<Problem> apply(String text) {
    int end = text.indexOf('=');
    String path = end < 0 ? text : text.substring(0, end);
    if (end < 0 || !PATH.matcher(path).matches()) {
      return List.of(
          problem(
              "",
              "\"" + text + "\" is not an assignment",
              "write path=value, as in training.epochs=1 or regularizers[0].weight=0.01"));
    }
    List<String> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    while (matcher.find()) {
      steps.add(matcher.group());
    }
    return assign(steps, value(text.substring(end + 1)));
  }

  private List<Problem> assign(List<String> steps, JsonNode value) {
    JsonNode node = document.root();
    String path = "";
    for (int i = 0; i < steps.size(); i++) {
      String step = steps.get(i);
      String inner = isIndex(step) ? path + step : Paths.member(path, step);
      if (!leadsInto(node, step)) {
        return List.of(deadEnd(path, node, inner));
      }
      boolean last = i == steps.size() - 1;
      if (last || child(node, step) == null) {
        put(node, step, last ? value : missing(inner, steps.get(i + 1)));
        document.moved(inner, source);
        String alternative = ALTERNATIVES.get(inner);
        if (alternative != null && node instanceof ObjectNode object) {
          object.remove(alternative);
        }
      }
      JsonNode child = child(node, step);
      if (child == null) {
        break;
      }
      node = child;
      path = inner;
    }
    return List.of();
  }

  /** What has to be made at a path so that another step can follow. */
  private JsonNode missing(String path, String nextStep) {
    if (isIndex(nextStep)) {
      return JsonNodeFactory.instance.arrayNode();
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    String type = defaultTypes.get(path);
    return type == null ? object : object.put("type", type);
  }

  private Problem deadEnd(String path, JsonNode node, String inner) {
    String what = path.isEmpty() ? "the experiment" : path;
    String message =
        node instanceof ArrayNode array
            ? String.format(Locale.ROOT, "%s has %d elements", what, array.size())
            : String.format(Locale.ROOT, "%s is %s", what, ValueReader.found(node));
    return problem(inner, message + ", so there is no " + inner, "correct the path");
  }

  private Problem problem(String path, String message, String remedy) {
    return new Problem(path, source, 0, 0, message, remedy);
  }

  private static JsonNode value(String text) {
    try {
      return Json.parse(text);
    } catch (JsonSyntaxException e) {
      return JsonNodeFactory.instance.textNode(text);
    }
  }

  private static boolean isIndex(String step) {
    return step.startsWith("[");
  }

  private static int index(String step) {
    return Integer.parseInt(step.substring(1, step.length() - 1));
  }

  private static boolean leadsInto(JsonNode node, String step) {
    return isIndex(step)
        ? node instanceof ArrayNode array && index(step) <= array.size()
        : node instanceof ObjectNode;
  }

  private static @Nullable JsonNode child(JsonNode node, String step) {
    return isIndex(step) ? node.get(index(step)) : node.get(step);
  }

  private static void put(JsonNode node, String step, JsonNode value) {
    if (node instanceof ObjectNode object) {
      if (value.isNull()) {
        object.remove(step);
      } else {
        object.set(step, value);
      }
    } else if (node instanceof ArrayNode array) {
      int index = index(step);
      array.remove(index);
      if (!value.isNull()) {
        array.insert(index, value);
      }
    }
  }
}
