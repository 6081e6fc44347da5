package org.gan4j.api.component;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the numbers of a record with the bounds that their {@link Option}s set. */
final class OptionBounds {
  private OptionBounds() {}

  static void check(Record configuration) {
    for (RecordComponent component : configuration.getClass().getRecordComponents()) {
      check(
          component.getName(),
          value(component, configuration),
          component.getAnnotation(Option.class));
    }
  }

  private static void check(String name, @Nullable Object value, @Nullable Option option) {
    if (value instanceof Number number && option != null) {
      number(name, number.doubleValue(), option);
    } else if (value instanceof Record nested) {
      check(nested);
    } else if (value instanceof List<?> elements) {
      elements.forEach(element -> check(name, element, option));
    }
  }

  private static void number(String name, double number, Option option) {
    if (option.min() != Double.NEGATIVE_INFINITY) {
      Require.atLeast(name, number, option.min());
    }
    if (option.above() != Double.NEGATIVE_INFINITY) {
      Require.above(name, number, option.above());
    }
    if (option.max() != Double.POSITIVE_INFINITY) {
      Require.atMost(name, number, option.max());
    }
    if (option.below() != Double.POSITIVE_INFINITY) {
      Require.below(name, number, option.below());
    }
    Require.that(Double.isFinite(number), name + " must be finite, not " + number);
  }

  private static @Nullable Object value(RecordComponent component, Record configuration) {
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
