package org.gan4j.datasets.table;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.data.Dataset;
import org.gan4j.datasets.Reading;
import org.jspecify.annotations.Nullable;

/** Opens CSV files with settings in JSON, for tests. */
final class Csv {
  private Csv() {}

  static Dataset open(Path folder, String file, String settings) {
    return new CsvProvider().create(configuration(file, settings), Reading.context(folder));
  }

  static CsvConfiguration configuration(String file, String settings) {
    Settings chosen = Settings.of(settings);
    return new CsvConfiguration(
        file,
        chosen.names("columns"),
        chosen.names("exclude"),
        chosen.names("categorical"),
        chosen.text("label", null),
        chosen.text("delimiter", null),
        chosen.node("header").asBoolean(true),
        chosen.node("encoding").asText("UTF-8"),
        chosen.node("decimalComma").asBoolean(false),
        chosen.node("missing").asText("error").equals("drop") ? Missing.DROP : Missing.ERROR,
        List.of("", "NA", "N/A", "NaN", "null"),
        chosen.node("mostCategories").asInt(100),
        chosen.node("normalization").asText("").equals("modes")
            ? Normalization.MODES
            : Normalization.STANDARD,
        chosen.node("categoryNoise").asDouble(0.2),
        chosen.node("limit").isMissingNode() ? null : chosen.node("limit").asInt());
  }

  private record Settings(com.fasterxml.jackson.databind.JsonNode root) {
    static Settings of(String members) {
      try {
        return new Settings(
            new com.fasterxml.jackson.databind.ObjectMapper().readTree("{" + members + "}"));
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new IllegalArgumentException(e);
      }
    }

    com.fasterxml.jackson.databind.JsonNode node(String name) {
      return root.path(name);
    }

    @Nullable String text(String name, @Nullable String otherwise) {
      return node(name).isMissingNode() ? otherwise : node(name).asText();
    }

    @Nullable List<String> names(String name) {
      if (node(name).isMissingNode()) {
        return null;
      }
      List<String> names = new java.util.ArrayList<>();
      node(name).forEach(element -> names.add(element.asText()));
      return names;
    }
  }
}
