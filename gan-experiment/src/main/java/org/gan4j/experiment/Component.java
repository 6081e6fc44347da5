package org.gan4j.experiment;

import java.util.Objects;

/**
 * What an experiment chose for a slot.
 *
 * @param type the name of the component, unique within its kind
 * @param configuration its settings, of the class that its provider names
 */
public record Component(String type, Record configuration) {

  /** Checks. */
  public Component {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(configuration, "configuration");
  }
}
