package org.gan4j.testkit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import org.gan4j.api.component.Option;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * Configurations as an experiment has them that sets nothing: from the defaults of each {@link
 * Option}. Records that hold other components, or lists of records, are not supported.
 */
@ThreadSafe
public final class Defaults {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(MapperFeature.REQUIRE_TYPE_ID_FOR_SUBTYPES).build();

  private Defaults() {}

  /**
   * The configuration with all its defaults.
   *
   * @throws IllegalArgumentException if a setting has neither a default nor may be null
   */
  public static <C extends Record> C of(Class<C> type) {
    return read(complete(JSON.createObjectNode(), type), type);
  }

  private static <T> T read(JsonNode node, Class<T> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the defaults of " + type + " cannot be read", e);
    }
  }

  /** The node completed by defaults, in the spelling that Jackson reads. */
  private static JsonNode complete(JsonNode node, Class<?> type) {
    if (type.isEnum()) {
      return TextNode.valueOf(node.textValue().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
    JsonTypeInfo alternatives = type.getAnnotation(JsonTypeInfo.class);
    if (alternatives != null && type.isInterface()) {
      return complete(node, alternative(type, node.path(alternatives.property()).textValue()));
    }
    if (!type.isRecord()) {
      return node;
    }
    ObjectNode complete = node.deepCopy();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode value = complete.get(component.getName());
      JsonNode present = value == null ? defaultValue(component) : value;
      if (present != null) {
        complete.set(component.getName(), completeValue(present, component));
      }
    }
    return complete;
  }

  /** A list of constants is completed element by element. */
  private static JsonNode completeValue(JsonNode value, RecordComponent component) {
    if (value.isArray()
        && component.getGenericType() instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> elementType
        && elementType.isEnum()) {
      ArrayNode elements = JSON.createArrayNode();
      value.forEach(element -> elements.add(complete(element, elementType)));
      return elements;
    }
    return complete(value, component.getType());
  }

  private static Class<?> alternative(Class<?> type, String name) {
    return Arrays.stream(type.getAnnotation(JsonSubTypes.class).value())
        .filter(alternative -> alternative.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type + " has no \"" + name + "\""))
        .value();
  }

  private static @Nullable JsonNode defaultValue(RecordComponent component) {
    Option option = component.getAnnotation(Option.class);
    if (option != null && !option.defaultValue().isEmpty()) {
      try {
        return JSON.readTree(option.defaultValue());
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("the default of " + component + " is not JSON", e);
      }
    }
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    throw new IllegalArgumentException(component + " has no default");
  }
}
