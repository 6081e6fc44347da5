package org.gan4j.experiment.configuration;

import java.util.Map;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * What a setting can hold.
 *
 * <p>All are immutable and thread-safe.
 */
@ThreadSafe
public sealed interface ValueType {

  /** What people call it, as in "an integer". */
  String description();

  /** True or false. */
  record Flag() implements ValueType {
    @Override
    public String description() {
      return "true or false";
    }
  }

  /**
   * A whole number.
   *
   * @param least the smallest that the Java type holds
   * @param most the largest that the Java type holds
   */
  record Whole(long least, long most) implements ValueType {
    @Override
    public String description() {
      return "an integer";
    }
  }

  /** A finite number. */
  record Real() implements ValueType {
    @Override
    public String description() {
      return "a number";
    }
  }

  /** A string. */
  record Text() implements ValueType {
    @Override
    public String description() {
      return "text";
    }
  }

  /**
   * One of several words.
   *
   * @param constants by their names in JSON, in the order of the enum
   */
  record Choice(Map<String, Enum<?>> constants) implements ValueType {

    /** What JSON calls a constant. */
    public String word(Enum<?> constant) {
      return Introspection.word(constant);
    }

    @Override
    public String description() {
      return "one of " + String.join(", ", constants.keySet());
    }
  }

  /** Several values of one type. */
  record Several(ValueType element) implements ValueType {
    @Override
    public String description() {
      return "a list";
    }
  }

  /** An object with settings of its own. */
  record Group(Settings settings) implements ValueType {
    @Override
    public String description() {
      return "an object";
    }
  }

  /**
   * An object whose settings depend on the value of one of its keys.
   *
   * @param type the sealed interface
   * @param key the key that selects the alternative
   * @param alternatives by the value of that key, in the order in which they are declared
   */
  record Alternatives(Class<?> type, String key, Map<String, Settings> alternatives)
      implements ValueType {

    /**
     * The alternative that a record is of.
     *
     * @throws IllegalArgumentException if it is of none
     */
    public Map.Entry<String, Settings> of(Record value) {
      return alternatives.entrySet().stream()
          .filter(alternative -> alternative.getValue().type().isInstance(value))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(value + " is none of " + alternatives));
    }

    @Override
    public String description() {
      return "an object";
    }
  }

  /**
   * A component that is chosen by its type: {@link ConfiguredProvider}.
   *
   * @param provider the provider interface of its kind
   */
  record Nested(Class<?> provider) implements ValueType {
    @Override
    public String description() {
      return "an object";
    }
  }

  /** A type that only the owner of the record can read. */
  record Foreign(Class<?> type) implements ValueType {
    @Override
    public String description() {
      return "an object";
    }
  }
}
