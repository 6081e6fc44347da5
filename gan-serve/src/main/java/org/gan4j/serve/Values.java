package org.gan4j.serve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of an address's parameters. */
final class Values {
  private final Map<String, Object> byName = new HashMap<>();

  private Values() {}

  /**
   * Reads them.
   *
   * @param sent the parameters of the address
   * @throws Refusal if one is unknown or wrong
   */
  static Values read(List<Parameter> parameters, Map<String, String> sent) {
    Set<String> names = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
    for (String name : sent.keySet()) {
      if (!names.contains(name)) {
        throw new Refusal(
            Problem.parameter(
                "there is no parameter \""
                    + name
                    + "\" here"
                    + (parameters.isEmpty()
                        ? ""
                        : "; there are "
                            + parameters.stream()
                                .map(Parameter::name)
                                .collect(Collectors.joining(", ")))));
      }
    }
    Values values = new Values();
    for (Parameter parameter : parameters) {
      String text = sent.get(parameter.name());
      Object value = text == null ? parameter.usual() : parameter.read(text);
      if (value != null) {
        values.byName.put(parameter.name(), value);
      }
    }
    return values;
  }

  long integer(String name) {
    return (Long) Objects.requireNonNull(byName.get(name), name);
  }

  @Nullable Double number(String name) {
    return (Double) byName.get(name);
  }

  @Nullable String text(String name) {
    return (String) byName.get(name);
  }

  FileFormat format() {
    String name = text("format");
    for (FileFormat format : FileFormat.values()) {
      if (format.parameter().equals(name)) {
        return format;
      }
    }
    throw new IllegalStateException("the parameter format has been read");
  }
}
