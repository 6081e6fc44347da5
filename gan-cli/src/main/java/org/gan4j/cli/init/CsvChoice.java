package org.gan4j.cli.init;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.core.Gan;
import org.gan4j.datasets.table.CsvConfiguration;
import org.gan4j.datasets.table.CsvSurvey;
import org.gan4j.datasets.table.CsvSurvey.Column;
import org.gan4j.experiment.registry.Kind;

/** Chooses the settings of the dataset {@code csv}. */
final class CsvChoice {
  private static final String ENDING = "(?i).*\\.(csv|tsv|tab)(\\.gz)?";

  private CsvChoice() {}

  /** Whether a file's name is that of a table. */
  static boolean isTable(Path file) {
    return String.valueOf(file.getFileName()).matches(ENDING);
  }

  /**
   * Looks at a table.
   *
   * @param path as it is to stand in the experiment
   * @throws GanException of kind USAGE if it is no table, or has no column that can be learned
   */
  static DataChoice of(Gan gan, String path, String name) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("type", "csv").put("path", path);
    CsvSurvey survey =
        CsvSurvey.of(
            Path.of(path),
            (CsvConfiguration) gan.component(Kind.DATASET, settings.toString()).configuration());
    List<Reason> reasons = new ArrayList<>();
    ArrayNode excluded = JsonNodeFactory.instance.arrayNode();
    for (Column column : survey.columns()) {
      if (!column.isUsable()) {
        excluded.add(column.name());
      }
      reasons.add(new Reason("column " + column.name(), text(column)));
    }
    if (excluded.size() == survey.columns().size()) {
      throw GanException.usage(
          "no column has numbers or categories that can be learned", path, "name another table");
    }
    if (!excluded.isEmpty()) {
      settings.set("exclude", excluded);
    }
    if (survey.complete() < survey.rows()) {
      settings.put("missing", "drop");
      reasons.add(
          new Reason(
              "dataset.missing",
              String.format(
                  Locale.ROOT,
                  "%,d of %,d rows have missing values, and are left out",
                  survey.rows() - survey.complete(),
                  survey.rows())));
    }
    return new DataChoice(settings, name.replaceFirst("\\.[^.]*(\\.gz)?$", ""), reasons);
  }

  private static String text(Column column) {
    return switch (column.kind()) {
      case NUMERIC, CATEGORICAL -> column.description();
      case TEXT -> "left out: " + column.description();
      case COUNTER -> "left out: " + column.description() + ", one more in each row";
      case SPARSE -> "left out: most values are missing";
    };
  }
}
