package org.gan4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.gan4j.api.GanException;
import org.gan4j.experiment.configuration.Setting;
import org.gan4j.experiment.configuration.Settings;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registered;
import org.gan4j.experiment.registry.Registry;
import org.jspecify.annotations.Nullable;

/** Writes drafts as the JSON that leaves out the same things. */
final class DraftWriter {
  private final Registry registry;

  DraftWriter(Registry registry) {
    this.registry = registry;
  }

  /**
   * Writes a draft.
   *
   * @param kind of the component; null if it is none
   */
  ObjectNode write(Draft<?> draft, @Nullable Kind kind) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (kind != null) {
      node.put("type", type(draft, kind));
    }
    for (Setting setting : Settings.of(draft.record(), Set.of(Component.class)).all()) {
      Object value = draft.values().get(setting.name());
      if (value != null) {
        node.set(setting.name(), node(setting, value));
      }
    }
    return node;
  }

  private JsonNode node(Setting setting, Object value) {
    Slot slot = setting.component().getAnnotation(Slot.class);
    Kind kind = slot == null ? null : slot.value();
    if (value instanceof Draft<?> part) {
      return write(part, kind);
    }
    if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Draft<?>) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      list.forEach(part -> array.add(write((Draft<?>) part, kind)));
      return array;
    }
    return ExperimentWriter.node(setting.type(), value);
  }

  private String type(Draft<?> draft, Kind kind) {
    if (draft.type() != null) {
      return draft.type();
    }
    List<String> types =
        registry.components(kind).stream()
            .filter(component -> component.configuration() == draft.record())
            .map(Registered::type)
            .toList();
    if (types.size() != 1) {
      throw GanException.usage(
          types.isEmpty()
              ? "no %s has these settings".formatted(kind.slot())
              : "several %s have these settings: %s"
                  .formatted(kind.plural(), String.join(", ", types)),
          draft.record().getName(),
          types.isEmpty()
              ? "installed: " + String.join(", ", registry.types(kind))
              : "name the one that is meant: Draft.of(\"%s\", %s.class)"
                  .formatted(types.get(0), draft.record().getSimpleName()));
    }
    return types.get(0);
  }
}
