package org.gan4j.nn.graph;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.api.component.Require;

/**
 * An operator of a graph and what it is applied to.
 *
 * @param operator its name in ONNX, such as {@code Conv}
 * @param inputs in the operator's order
 * @param outputs in the operator's order
 * @param attributes by name: a {@link Long}, a {@link Float}, a {@link String} or a list of longs
 */
public record GraphOperation(
    String operator,
    List<GraphValue> inputs,
    List<GraphValue> outputs,
    Map<String, Object> attributes) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if an attribute is something else
   */
  public GraphOperation {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes.forEach(
        (name, value) ->
            Require.that(
                value instanceof Long
                    || value instanceof Float
                    || value instanceof String
                    || (value instanceof List<?> list
                        && list.stream().allMatch(Long.class::isInstance)),
                "the attribute " + name + " of " + operator + " cannot be " + value));
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }
}
