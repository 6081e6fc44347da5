package org.gan4j.core.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gan4j.core.configuration.Json;
import org.gan4j.core.configuration.Settings;
import org.gan4j.core.registry.Registry;

/** Makes configurations of components for Java programs. Immutable and thread-safe. */
public final class ConfigurationReader {

  /**
   * A configuration in which everything has its default.
   *
   * @throws ExperimentException if something has none
   */
  public <C extends Record> C defaults(Class<C> type) {
    return read(type, "{}");
  }

  /**
   * A configuration from the JSON that an experiment has for it, without the type.
   *
   * @throws ExperimentException with all that is wrong with it
   * @throws org.gan4j.core.configuration.JsonSyntaxException if it is not JSON
   */
  public <C extends Record> C read(Class<C> type, String json) {
    JsonNode node = Json.parse(json);
    if (!(node instanceof ObjectNode object)) {
      throw new IllegalArgumentException("not a JSON object: " + json);
    }
    Problems problems = new Problems(Locations.none());
    Record configuration =
        new Binder(Registry.of(List.of()), problems)
            .record(Settings.of(type), object, "", type.getSimpleName(), Set.of());
    problems.raise();
    return type.cast(Objects.requireNonNull(configuration));
  }
}
