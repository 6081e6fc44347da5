package org.gan4j.experiment.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/**
 * One component of a configuration record.
 *
 * @param component where it is declared
 * @param type what it holds
 * @param optional whether it may be absent, and null
 * @param defaultNode its default; null if it has none
 * @param bounds which numbers it allows; of a list, for each element
 */
public record Setting(
    RecordComponent component,
    ValueType type,
    boolean optional,
    @Nullable JsonNode defaultNode,
    Bounds bounds) {

  /** Its key in JSON. */
  public String name() {
    return component.getName();
  }

  /** The description, in one line; empty if there is none. */
  public String description() {
    Option option = component.getAnnotation(Option.class);
    return option == null ? "" : option.value();
  }

  /** Whether it is the place of a file or folder. */
  public boolean isLocation() {
    Option option = component.getAnnotation(Option.class);
    return option != null && option.location();
  }

  /** Whether a configuration cannot do without. */
  public boolean required() {
    return defaultNode == null && !optional;
  }

  /** Its default as it is written where it is declared; empty if it has none. */
  public String defaultText() {
    Option option = component.getAnnotation(Option.class);
    return option == null ? "" : option.defaultValue();
  }

  /** Its value in a record. */
  public @Nullable Object of(Record configuration) {
    try {
      // Not the accessor: that may be code of a plugin.
      Field field = component.getDeclaringRecord().getDeclaredField(component.getName());
      field.setAccessible(true);
      return field.get(configuration);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
