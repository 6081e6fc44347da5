package org.gan4j.core.registry;

import java.util.Collection;
import org.gan4j.api.component.ComponentProvider;

/** The components that are installed. Immutable and thread-safe. */
public final class Registry {
  private Registry() {}

  /**
   * Finds the components that these class loaders see, in their order.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if two components of one kind have the same
   *     type
   */
  public static Registry discover(ClassLoader... loaders) {
    throw new UnsupportedOperationException();
  }

  /**
   * Just these components.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if two components of one kind have the same
   *     type
   */
  public static Registry of(Collection<? extends ComponentProvider<?>> providers) {
    throw new UnsupportedOperationException();
  }
}
