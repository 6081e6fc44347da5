package org.gan4j.experiment;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * An experiment, or a part of one, that is built in Java. A draft may omit what JSON may omit, with
 * the same defaults and checks, since the JSON reader completes it.
 *
 * <pre>{@code
 * Draft<Experiment> draft =
 *     Draft.of(Experiment.class)
 *         .set(Experiment::name).to("ring")
 *         .set(Experiment::dataset).to(Draft.of(RingConfiguration.class))
 *         .set(Experiment::training)
 *         .to(Draft.of(TrainingOptions.class).set(TrainingOptions::iterations).to(500L));
 * }</pre>
 *
 * <p>{@link org.gan4j.core.Gan#complete} makes the experiment of it.
 *
 * @param <R> {@link Experiment}, the configuration of a component, or another record of the format
 */
@ThreadSafe
public final class Draft<R extends Record> {
  private final Class<R> record;
  private final @Nullable String type;
  private final Map<String, Object> values;

  private Draft(Class<R> record, @Nullable String type, Map<String, Object> values) {
    this.record = record;
    this.type = type;
    this.values = Collections.unmodifiableMap(values);
  }

  /** A draft in which nothing is set; of a component if the record is its configuration. */
  public static <R extends Record> Draft<R> of(Class<R> record) {
    return new Draft<>(record, null, Map.of());
  }

  /**
   * A draft of a component that shares its configuration with others.
   *
   * @param type the name of the component
   */
  public static <R extends Record> Draft<R> of(String type, Class<R> configuration) {
    return new Draft<>(configuration, type, Map.of());
  }

  /**
   * Chooses a setting.
   *
   * @param accessor of the record, as a method reference: {@code Experiment::seed}
   * @throws IllegalArgumentException if it is something else
   */
  public <T> Place<T> set(Accessor<R, T> accessor) {
    return new Place<>(name(accessor));
  }

  /**
   * The accessor of a record.
   *
   * @param <R> the record
   * @param <T> the type of the setting
   */
  @FunctionalInterface
  public interface Accessor<R extends Record, T> extends Serializable {
    /** The setting's value. */
    @Nullable T of(R values);
  }

  /**
   * A setting that waits for its value.
   *
   * @param <T> the type of the setting
   */
  public final class Place<T> {
    private final String name;

    private Place(String name) {
      this.name = name;
    }

    /** The draft with this value. */
    public Draft<R> to(@Nullable T value) {
      return with(name, value);
    }

    /** The draft with this part, which may be incomplete too. */
    public Draft<R> to(Draft<?> part) {
      return with(name, part);
    }

    /** The draft with these components, for a setting that is a list of them. */
    public Draft<R> toEach(Draft<?>... parts) {
      return with(name, List.of(parts));
    }
  }

  private Draft<R> with(String name, @Nullable Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new Draft<>(record, type, changed);
  }

  Class<R> record() {
    return record;
  }

  /** The component's type, if the draft names it. */
  @Nullable String type() {
    return type;
  }

  /** The values that are set, by name. */
  Map<String, Object> values() {
    return values;
  }

  /** A method reference to a serializable interface contains the name of its method. */
  private String name(Accessor<R, ?> accessor) {
    try {
      Method replacement = accessor.getClass().getDeclaredMethod("writeReplace");
      replacement.setAccessible(true);
      SerializedLambda lambda =
          (SerializedLambda) Objects.requireNonNull(replacement.invoke(accessor));
      record.getMethod(lambda.getImplMethodName());
      return lambda.getImplMethodName();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          "give a method reference to an accessor of " + record.getSimpleName(), e);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the name of an accessor cannot be found", e);
    }
  }
}
