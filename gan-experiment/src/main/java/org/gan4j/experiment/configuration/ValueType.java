package org.gan4j.experiment.configuration;

import java.util.Map;
import org.gan4j.api.component.Chosen;

/**
 * What a setting can hold.
 *
 * <p>All are immutable and thread-safe.
 */
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
   * One of some words.
   *
   * @param constants by what JSON calls them, in the order of the enum
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
   * An object whose settings depend on what one of its keys says.
   *
   * @param type the sealed interface
   * @param key the key that tells the alternatives apart
   * @param alternatives by what that key says, in the order in which they are declared
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
   * A component that is chosen by its type: {@link Chosen}.
   *
   * @param provider the provider interface of its kind
   */
  record Nested(Class<?> provider) implements ValueType {
    @Override
    public String description() {
      return "an object";
    }
  }

  /** A type that only the owner of the record knows how to read. */
  record Foreign(Class<?> type) implements ValueType {
    @Override
    public String description() {
      return "an object";
    }
  }
}
