package org.gan4j.api.component;

import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Creates a kind of component from its configuration. A jar registers providers, not components,
 * because {@link java.util.ServiceLoader} needs a no-argument constructor.
 *
 * <p>Each kind of component has a sub-interface, which fixes context and component. Register a
 * provider in {@code META-INF/services/} under the name of that sub-interface.
 *
 * <p>A provider keeps nothing between calls and is thread-safe.
 *
 * @param <C> the configuration: a record whose components carry {@link Option}, which has the
 *     bounds of a number; its compact constructor checks rules across components, and throws {@link
 *     IllegalArgumentException}
 * @param <X> what a component is created for, an interface to which later versions may add
 * @param <T> the component
 */
@ThreadSafe
public interface ComponentProvider<C extends Record, X, T> {

  /** The value of {@code "type"} in experiments: lower-kebab-case, unique within its kind. */
  String type();

  /** The configuration's class. */
  Class<C> configuration();

  /** One line for users: the component, and its paper. */
  String description();

  /**
   * Creates a component.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if the component does not fit the context; its
   *     remedy names a suitable one
   */
  T create(C configuration, X context);
}
