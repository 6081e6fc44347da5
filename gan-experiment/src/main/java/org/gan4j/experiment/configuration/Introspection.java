package org.gan4j.experiment.configuration;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/** Reads the declaration of one configuration record. */
final class Introspection {
  /** All together: records in records multiply. */
  private static final int MOST_SETTINGS = 1000;

  private static final int MOST_CONSTANTS = 1000;

  private final Set<Class<?>> foreign;
  private int count;

  /** The records that are being looked into, the innermost first: one that recurs is endless. */
  private final Deque<Class<?>> open = new ArrayDeque<>();

  Introspection(Set<Class<?>> foreign) {
    this.foreign = foreign;
  }

  Settings settings(Class<? extends Record> type) {
    if (open.contains(type)) {
      throw new IllegalArgumentException(type.getName() + " contains itself");
    }
    open.push(type);
    List<Setting> settings = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      count++;
      if (count > MOST_SETTINGS) {
        throw new IllegalArgumentException(
            "it has more than " + MOST_SETTINGS + " settings: " + type.getName());
      }
      settings.add(setting(component));
    }
    open.pop();
    return new Settings(type, settings);
  }

  private Setting setting(RecordComponent component) {
    Option option = component.getAnnotation(Option.class);
    try {
      return new Setting(
          component,
          valueType(component.getGenericType()),
          component.getAnnotatedType().isAnnotationPresent(Nullable.class),
          defaultNode(option),
          Bounds.of(option));
    } catch (UnreadableException e) {
      throw new IllegalArgumentException(
          component.getDeclaringRecord().getName()
              + "."
              + component.getName()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private static @Nullable JsonNode defaultNode(@Nullable Option option) {
    if (option == null || option.defaultValue().isEmpty()) {
      return null;
    }
    try {
      return Json.parse(option.defaultValue());
    } catch (JsonSyntaxException e) {
      throw new UnreadableException("the default is not JSON: " + option.defaultValue());
    }
  }

  private ValueType valueType(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return new ValueType.Several(valueType(generic.getActualTypeArguments()[0]));
    }
    if (type instanceof ParameterizedType generic
        && generic.getRawType() == ConfiguredProvider.class) {
      return new ValueType.Nested(providerInterface(generic.getActualTypeArguments()[0]));
    }
    if (!(type instanceof Class<?> plain)) {
      throw new UnreadableException("a " + type.getTypeName() + " cannot be read from JSON");
    }
    if (foreign.contains(plain)) {
      return new ValueType.Foreign(plain);
    }
    ValueType simple = simple(plain);
    return simple == null ? composite(plain) : simple;
  }

  private static Class<?> providerInterface(Type type) {
    Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    if (raw instanceof Class<?> provider && provider.isInterface()) {
      return provider;
    }
    throw new UnreadableException("a " + type.getTypeName() + " is no provider of a kind");
  }

  private static @Nullable ValueType simple(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return new ValueType.Flag();
    }
    if (type == int.class || type == Integer.class) {
      return new ValueType.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (type == long.class || type == Long.class) {
      return new ValueType.Whole(Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (type == double.class || type == Double.class) {
      return new ValueType.Real();
    }
    return type == String.class ? new ValueType.Text() : null;
  }

  private ValueType composite(Class<?> type) {
    if (type.isEnum()) {
      return choice(type);
    }
    if (type.isAnnotationPresent(JsonTypeInfo.class)) {
      return alternatives(type, type.getAnnotation(JsonTypeInfo.class));
    }
    if (type.isRecord()) {
      return new ValueType.Group(settings(type.asSubclass(Record.class)));
    }
    throw new UnreadableException("a " + type.getName() + " cannot be read from JSON");
  }

  /** JSON writes constants in lower-kebab-case: {@code SAME_SIZE} is {@code same-size}. */
  private static ValueType choice(Class<?> type) {
    Map<String, Enum<?>> constants = new LinkedHashMap<>();
    Object[] all = type.getEnumConstants();
    if (all.length > MOST_CONSTANTS) {
      throw new UnreadableException(
          type.getName() + " has more than " + MOST_CONSTANTS + " constants");
    }
    for (Object constant : all) {
      Enum<?> value = (Enum<?>) constant;
      constants.put(word(value), value);
    }
    return new ValueType.Choice(constants);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private ValueType alternatives(Class<?> type, JsonTypeInfo info) {
    if (info.use() != JsonTypeInfo.Id.NAME) {
      throw new UnreadableException(type.getName() + " must tell its records apart by name");
    }
    Map<String, Settings> alternatives = new LinkedHashMap<>();
    for (Map.Entry<String, Class<?>> entry : subtypes(type).entrySet()) {
      if (!entry.getValue().isRecord()) {
        throw new UnreadableException(entry.getValue().getName() + " is not a record");
      }
      alternatives.put(entry.getKey(), settings(entry.getValue().asSubclass(Record.class)));
    }
    String key = info.property().isEmpty() ? info.use().getDefaultPropertyName() : info.property();
    return new ValueType.Alternatives(type, key, alternatives);
  }

  private static Map<String, Class<?>> subtypes(Class<?> type) {
    Map<String, Class<?>> byName = new LinkedHashMap<>();
    JsonSubTypes listed = type.getAnnotation(JsonSubTypes.class);
    if (listed != null) {
      for (JsonSubTypes.Type subtype : listed.value()) {
        byName.put(name(subtype.value(), subtype.name()), subtype.value());
      }
    } else if (type.isSealed()) {
      for (Class<?> subtype : type.getPermittedSubclasses()) {
        byName.put(name(subtype, ""), subtype);
      }
    }
    if (byName.isEmpty()) {
      throw new UnreadableException(type.getName() + " does not list its records");
    }
    return byName;
  }

  private static String name(Class<?> subtype, String given) {
    JsonTypeName annotation = subtype.getAnnotation(JsonTypeName.class);
    if (!given.isEmpty()) {
      return given;
    }
    if (annotation == null) {
      throw new UnreadableException(subtype.getName() + " has no name for JSON");
    }
    return annotation.value();
  }

  /** A faulty declaration; caught where the component is known. */
  private static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
      super(message);
    }
  }
}
