package org.gan4j.experiment.configuration;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration record says about itself. The reader, the writer, the JSON Schema and the
 * listing of components all follow it, so they cannot disagree.
 *
 * @param type the record
 * @param all its settings, in the order of its components
 */
public record Settings(Class<? extends Record> type, List<Setting> all) {

  /** Copies. */
  public Settings {
    all = List.copyOf(all);
  }

  /**
   * Looks into a record.
   *
   * @throws IllegalArgumentException if it has components that JSON cannot give, or a default that
   *     is not JSON; the message names them
   */
  public static Settings of(Class<? extends Record> type) {
    return new Introspection(Set.of()).settings(type);
  }

  /**
   * Looks into a record that also has components of types which only its owner can read.
   *
   * @throws IllegalArgumentException as {@link #of(Class)}
   */
  public static Settings of(Class<? extends Record> type, Set<Class<?>> foreign) {
    return new Introspection(foreign).settings(type);
  }

  /** The setting with this name. */
  public Optional<Setting> find(String name) {
    return all.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** The names of the settings, in their order. */
  public List<String> names() {
    return all.stream().map(Setting::name).toList();
  }

  /**
   * Makes a record.
   *
   * @param values one for each setting, in their order, of the components' types
   * @throws IllegalArgumentException as the record's compact constructor does
   */
  public Record create(List<@Nullable Object> values) {
    Class<?>[] types =
        all.stream().map(setting -> setting.component().getType()).toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("cannot make a " + type.getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }
}
