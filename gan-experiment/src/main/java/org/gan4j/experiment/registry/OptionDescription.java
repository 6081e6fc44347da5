package org.gan4j.experiment.registry;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.experiment.configuration.Setting;
import org.gan4j.experiment.configuration.Settings;
import org.gan4j.experiment.configuration.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A setting in words.
 *
 * @param name its path in the component; of a setting that only one alternative has, as {@code
 *     decay(exponential).rate}
 * @param type its JSON type, as {@code integer} or {@code array of integer}
 * @param required whether it must be given
 * @param defaultValue its default as JSON; null if it has none
 * @param bounds which numbers it allows, as {@code at least 1}; empty if all
 * @param values which words it allows; empty if they are not listed
 * @param description one line
 */
public record OptionDescription(
    String name,
    String type,
    boolean required,
    @Nullable String defaultValue,
    String bounds,
    List<String> values,
    String description) {

  /** Each setting, and after it those inside of it. */
  static List<OptionDescription> of(Settings settings) {
    List<OptionDescription> options = new ArrayList<>();
    describe(settings, "", options);
    return List.copyOf(options);
  }

  private static void describe(Settings settings, String prefix, List<OptionDescription> options) {
    for (Setting setting : settings.all()) {
      String name = prefix + setting.name();
      options.add(describe(setting, name));
      if (setting.type() instanceof ValueType.Group group) {
        describe(group.settings(), name + ".", options);
      } else if (setting.type() instanceof ValueType.Alternatives choice) {
        choice
            .alternatives()
            .forEach((type, inner) -> describe(inner, name + "(" + type + ").", options));
      }
    }
  }

  private static OptionDescription describe(Setting setting, String name) {
    return new OptionDescription(
        name,
        jsonType(setting.type()),
        setting.required(),
        setting.defaultText().isEmpty() ? null : setting.defaultText(),
        setting.bounds().description(),
        values(setting.type()),
        setting.description());
  }

  private static String jsonType(ValueType type) {
    if (type instanceof ValueType.Several several) {
      return "array of " + jsonType(several.element());
    }
    if (type instanceof ValueType.Flag) {
      return "boolean";
    }
    if (type instanceof ValueType.Whole) {
      return "integer";
    }
    if (type instanceof ValueType.Real) {
      return "number";
    }
    boolean string = type instanceof ValueType.Text || type instanceof ValueType.Choice;
    return string ? "string" : "object";
  }

  private static List<String> values(ValueType type) {
    if (type instanceof ValueType.Several several) {
      return values(several.element());
    }
    if (type instanceof ValueType.Choice choice) {
      return List.copyOf(choice.constants().keySet());
    }
    return type instanceof ValueType.Alternatives alternatives
        ? List.copyOf(alternatives.alternatives().keySet())
        : List.of();
  }
}
