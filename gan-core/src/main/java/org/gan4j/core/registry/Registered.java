package org.gan4j.core.registry;

import org.gan4j.api.component.ComponentProvider;
import org.gan4j.core.configuration.Settings;

/**
 * A component that is installed.
 *
 * @param kind what it is
 * @param type what experiments call it
 * @param provider what creates it; of the kind's interface
 * @param settings what can be set
 * @param origin where it comes from
 */
public record Registered(
    Kind kind, String type, ComponentProvider<?> provider, Settings settings, Origin origin) {

  /** As in {@code loss "minimax" of gan-core-1.0.jar}. */
  @Override
  public String toString() {
    return kind.slot() + " \"" + type + "\" of " + origin.name();
  }
}
