package org.gan4j.experiment;

import java.util.Objects;
import org.gan4j.api.component.Require;

/**
 * What an experiment chose for a slot.
 *
 * @param type the name of the component, unique within its kind
 * @param configuration its settings, of the class that its provider names
 */
public record Component(String type, Record configuration) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a number of the configuration is out of its bounds
   */
  public Component {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(configuration, "configuration");
    Require.withinBounds(configuration);
  }
}
