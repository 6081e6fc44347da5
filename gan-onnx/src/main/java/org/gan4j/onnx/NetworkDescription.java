package org.gan4j.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a network beside its layers.
 *
 * @param name of the network in its game, such as {@code generator}
 * @param input the name of its input, such as {@code z}; not used if it has none
 * @param condition the parts of its condition along channels or features, by name and in order;
 *     empty if it has none
 * @param output the name of its output
 * @param texts for people, by the name of an input or the output, such as a range of values
 * @param metadata for programs, by key
 */
public record NetworkDescription(
    String name,
    String input,
    Map<String, SampleShape> condition,
    String output,
    Map<String, String> texts,
    Map<String, String> metadata) {
  private static final String IMAGE = "image";

  /** Checks and copies. */
  public NetworkDescription {
    condition = Collections.unmodifiableMap(new LinkedHashMap<>(condition));
    texts = Map.copyOf(texts);
    metadata = Map.copyOf(metadata);
    Require.that(
        !condition.containsKey(input) && !condition.containsKey(output) && !input.equals(output),
        "inputs and the output have different names");
  }

  /** The text about an input or the output; empty if there is none. */
  String text(String value) {
    String text = texts.get(value);
    return text == null ? "" : text;
  }

  /** The parts of a condition of this shape; the whole of it if they do not make it up. */
  Map<String, SampleShape> parts(@Nullable SampleShape shape) {
    if (shape == null) {
      return Map.of();
    }
    int length = condition.values().stream().mapToInt(SampleShape::length).sum();
    if (length == shape.length()) {
      return condition;
    }
    boolean pictures = shape.isImage() && !input.equals(IMAGE);
    return Map.of(pictures ? IMAGE : "condition", shape);
  }
}
