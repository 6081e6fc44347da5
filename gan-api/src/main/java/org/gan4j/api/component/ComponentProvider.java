package org.gan4j.api.component;

/**
 * How a component is discovered: {@link java.util.ServiceLoader} needs a no-argument constructor
 * and a component needs its configuration, so what a jar registers is a provider.
 *
 * <p>Each kind of component has a sub-interface, which adds {@code create}. Register a provider in
 * {@code META-INF/services/} under the name of that sub-interface.
 *
 * <p>Thread-safe: a provider keeps nothing between calls.
 *
 * @param <C> the configuration: a record whose components carry {@link Option}, validated in its
 *     compact constructor with {@link IllegalArgumentException}
 */
public interface ComponentProvider<C extends Record> {

  /** What an experiment writes as {@code "type"}: lower-kebab-case, unique within its kind. */
  String type();

  /** The configuration's class. */
  Class<C> configuration();

  /** One line for people who choose: what it is, and from which paper. */
  String description();
}
