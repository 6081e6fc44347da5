package org.gan4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.FailureText;
import org.gan4j.api.GanException;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.experiment.configuration.Nearest;
import org.gan4j.experiment.configuration.Setting;
import org.gan4j.experiment.configuration.Settings;
import org.gan4j.experiment.configuration.ValueType;
import org.gan4j.experiment.plugin.PluginCode;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registered;
import org.gan4j.experiment.registry.Registry;
import org.jspecify.annotations.Nullable;

/**
 * Makes records from JSON trees, by the annotations of the records. It continues after a problem,
 * so that one reading finds all of them.
 */
final class Binder {
  private static final String TYPE = "type";

  private final Registry registry;
  private final Problems problems;
  private final ValueReader values;

  Binder(Registry registry, Problems problems) {
    this.registry = registry;
    this.problems = problems;
    this.values = new ValueReader(problems);
  }

  /**
   * Makes a record.
   *
   * @param title the name of the object in problems
   * @param otherKeys keys that it may have in addition to its settings
   * @return null if there is a problem
   */
  @Nullable Record record(
      Settings settings, ObjectNode node, String path, String title, Set<String> otherKeys) {
    int before = problems.count();
    for (String key : (Iterable<String>) node::fieldNames) {
      if (settings.find(key).isEmpty() && !otherKeys.contains(key)) {
        problems.name(
            Paths.member(path, key),
            String.format(Locale.ROOT, "%s has no option \"%s\"", title, key),
            suggestion(key, settings));
      }
    }
    List<@Nullable Object> bound = new ArrayList<>();
    for (Setting setting : settings.all()) {
      bound.add(setting(setting, node, path, title));
    }
    return problems.count() > before ? null : create(settings, bound, path, title);
  }

  private static String suggestion(String key, Settings settings) {
    List<String> names = settings.names();
    String list = names.isEmpty() ? "it has none" : "options: " + String.join(", ", names);
    return Nearest.to(key, names)
        .or(() -> insideGroup(key, settings))
        .map(near -> String.format(Locale.ROOT, "did you mean \"%s\"? (%s)", near, list))
        .orElse(String.format(Locale.ROOT, "remove it (%s)", list));
  }

  /** People forget that the batch size belongs to the training. */
  private static Optional<String> insideGroup(String key, Settings settings) {
    return settings.all().stream()
        .filter(setting -> setting.type() instanceof ValueType.Group)
        .flatMap(
            setting ->
                Nearest.to(key, ((ValueType.Group) setting.type()).settings().names()).stream()
                    .map(near -> setting.name() + "." + near))
        .findFirst();
  }

  private @Nullable Record create(
      Settings settings, List<@Nullable Object> bound, String path, String title) {
    try {
      return PluginCode.call(
          settings.type(), "the configuration of " + title, () -> settings.create(bound));
    } catch (GanException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      refuse(settings, path, title, String.valueOf(FailureText.message(e)));
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      refuse(settings, path, title, "its configuration failed with " + FailureText.of(e));
    }
    return null;
  }

  /** By convention, the message of a rejected value begins with the name of its setting. */
  private void refuse(Settings settings, String path, String title, String message) {
    Optional<Setting> culprit = settings.find(message.split("\\W", 2)[0]);
    if (culprit.isPresent()) {
      problems.value(
          Paths.member(path, culprit.get().name()), message, ValueReader.advice(culprit.get()));
    } else {
      problems.value(
          path, title + ": " + message, "its options: " + String.join(", ", settings.names()));
    }
  }

  private @Nullable Object setting(
      Setting setting, ObjectNode parent, String parentPath, String title) {
    JsonNode given = parent.get(setting.name());
    String path = Paths.member(parentPath, setting.name());
    if (given != null) {
      return value(setting.type(), setting, given, path);
    }
    Slot slot = setting.component().getAnnotation(Slot.class);
    if (slot != null && !slot.defaultType().isEmpty()) {
      ObjectNode component = JsonNodeFactory.instance.objectNode().put(TYPE, slot.defaultType());
      return component(slot.value(), component, path);
    }
    JsonNode standard = setting.defaultNode();
    if (standard != null) {
      return value(setting.type(), setting, standard, path);
    }
    if (setting.required()) {
      problems.value(
          path,
          String.format(Locale.ROOT, "%s needs \"%s\"", title, setting.name()),
          missing(setting, slot));
    }
    return null;
  }

  private String missing(Setting setting, @Nullable Slot slot) {
    String advice = ValueReader.advice(setting);
    return slot == null ? advice : advice + "; " + installed(slot.value());
  }

  private String installed(Kind kind) {
    return "installed: " + String.join(", ", registry.types(kind));
  }

  private @Nullable Object value(ValueType type, Setting setting, JsonNode node, String path) {
    if (type instanceof ValueType.Flag) {
      return values.flag(setting, node, path);
    }
    if (type instanceof ValueType.Whole whole) {
      return values.whole(whole, setting, node, path);
    }
    if (type instanceof ValueType.Real) {
      return values.real(setting, node, path);
    }
    if (type instanceof ValueType.Text) {
      return values.text(setting, node, path);
    }
    if (type instanceof ValueType.Choice choice) {
      return values.choice(choice, setting, node, path);
    }
    if (type instanceof ValueType.Several several) {
      return node.isArray()
          ? elements(several, setting, node, path)
          : values.wrongType(setting, type.description(), node, path);
    }
    return node instanceof ObjectNode object
        ? object(type, setting, object, path)
        : notAnObject(setting, node, path);
  }

  private @Nullable Object notAnObject(Setting setting, JsonNode node, String path) {
    Slot slot = setting.component().getAnnotation(Slot.class);
    if (slot == null || !(node.isTextual() || node.isNull())) {
      return values.wrongType(setting, "an object", node, path);
    }
    problems.value(
        path,
        String.format(
            Locale.ROOT, "%s must be an object, not %s", Paths.last(path), ValueReader.found(node)),
        node.isNull()
            ? "leave it out, or write { \"type\": … }; " + installed(slot.value())
            : String.format(Locale.ROOT, "write { \"type\": \"%s\" }", node.textValue()));
    return null;
  }

  private List<@Nullable Object> elements(
      ValueType.Several type, Setting setting, JsonNode node, String path) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (JsonNode element : node) {
      elements.add(value(type.element(), setting, element, Paths.element(path, elements.size())));
    }
    return elements;
  }

  private @Nullable Object object(ValueType type, Setting setting, ObjectNode node, String path) {
    if (type instanceof ValueType.Group group) {
      return record(group.settings(), node, path, path, Set.of());
    }
    if (type instanceof ValueType.Alternatives alternatives) {
      return alternative(alternatives, node, path);
    }
    if (type instanceof ValueType.Nested nested) {
      return chosen(Kind.of(nested.provider()), node, path);
    }
    Slot slot = setting.component().getAnnotation(Slot.class);
    if (slot == null) {
      throw new IllegalStateException(setting.component() + " holds a component of no kind");
    }
    return component(slot.value(), node, path);
  }

  private @Nullable Object alternative(ValueType.Alternatives type, ObjectNode node, String path) {
    Set<String> names = type.alternatives().keySet();
    String name = word(node, type.key(), path, "one of: " + String.join(", ", names));
    if (name == null) {
      return null;
    }
    Settings settings = type.alternatives().get(name);
    if (settings == null) {
      problems.value(
          Paths.member(path, type.key()),
          String.format(Locale.ROOT, "there is no %s \"%s\"", Paths.last(path), name),
          Nearest.to(name, names)
              .map(near -> String.format(Locale.ROOT, "did you mean \"%s\"?", near))
              .orElse("write one of: " + String.join(", ", names)));
      return null;
    }
    return record(
        settings,
        node,
        path,
        String.format(Locale.ROOT, "the %s \"%s\"", Paths.last(path), name),
        Set.of(type.key()));
  }

  /**
   * Makes a component.
   *
   * @return null if there is a problem
   */
  @Nullable Component component(Kind kind, ObjectNode node, String path) {
    String type = word(node, TYPE, path, installed(kind));
    if (type == null) {
      return null;
    }
    Optional<Registered> registered = registry.find(kind, type);
    if (registered.isEmpty()) {
      problems.value(
          Paths.member(path, TYPE),
          String.format(Locale.ROOT, "there is no %s \"%s\"", kind.slot(), type),
          registry.suggestion(kind, type),
          ErrorCode.COMPONENT_MISSING,
          kind.slot() + " " + type);
      return null;
    }
    String title = String.format(Locale.ROOT, "the %s \"%s\"", kind.slot(), type);
    Record configuration = record(registered.get().settings(), node, path, title, Set.of(TYPE));
    return configuration == null ? null : new Component(type, configuration);
  }

  private @Nullable ConfiguredProvider<?> chosen(Kind kind, ObjectNode node, String path) {
    Component component = component(kind, node, path);
    return component == null
        ? null
        : new ConfiguredProvider<>(
            registry.get(kind, component.type()).provider(), component.configuration());
  }

  /** The text at a key that must be there. */
  private @Nullable String word(ObjectNode node, String key, String path, String choices) {
    JsonNode word = node.get(key);
    if (word == null) {
      problems.value(
          path,
          String.format(Locale.ROOT, "%s needs \"%s\"", Paths.last(path), key),
          String.format(Locale.ROOT, "add \"%s\"; %s", key, choices));
      return null;
    }
    if (!word.isTextual()) {
      problems.value(
          Paths.member(path, key),
          String.format(Locale.ROOT, "%s must be text, not %s", key, ValueReader.found(word)),
          choices);
      return null;
    }
    return word.textValue();
  }
}
