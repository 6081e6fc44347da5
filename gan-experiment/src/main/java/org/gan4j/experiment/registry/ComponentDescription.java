package org.gan4j.experiment.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component in words: strings, numbers and lists, ready to be printed or written as JSON.
 *
 * @param kind the name of its kind, as {@code loss}
 * @param type its name in experiments
 * @param description one line
 * @param jar the file name of its jar, or its module
 * @param version that the jar declares; null if it declares none
 * @param options what can be set
 */
public record ComponentDescription(
    String kind,
    String type,
    String description,
    String jar,
    @Nullable String version,
    List<OptionDescription> options) {

  static ComponentDescription of(Registered component) {
    return new ComponentDescription(
        component.kind().slot(),
        component.type(),
        component.description(),
        component.origin().name(),
        component.origin().version(),
        OptionDescription.of(component.settings()));
  }
}
