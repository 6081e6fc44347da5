package org.gan4j.datasets.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.gan4j.api.GanException;
import org.gan4j.api.data.CategoricalColumn;
import org.gan4j.api.data.NumericColumn;
import org.gan4j.api.data.Table;
import org.gan4j.api.data.TableColumn;
import org.gan4j.api.io.Sha256;

/** Loads the rows of a CSV file: one pass finds the types of the columns, a second the values. */
final class CsvLoader {
  private final CsvFile file;
  private final CsvConfiguration settings;
  private final NumberText numbers;
  private final Set<String> missing;
  private final List<ColumnSurvey> surveys = new ArrayList<>();
  private int[] places = {};
  private int rows;
  private long dropped;

  CsvLoader(Path file, CsvConfiguration settings) {
    this.file = new CsvFile(file, settings);
    this.settings = settings;
    this.numbers = new NumberText(settings.decimalComma());
    this.missing = new HashSet<>(settings.missingValues());
  }

  /**
   * Reads everything.
   *
   * @throws GanException of kind USAGE if the file is damaged, or its values cannot be used
   */
  CsvDataset load() {
    choose(file.names());
    survey();
    surveys.forEach(survey -> survey.check(file));
    requireMemory();
    return dataset(values());
  }

  private void choose(List<String> names) {
    Set<String> used = new HashSet<>(Objects.requireNonNullElse(settings.columns(), names));
    List<String> left = Objects.requireNonNullElse(settings.exclude(), List.of());
    List<String> categorical = Objects.requireNonNullElse(settings.categorical(), List.of());
    requireNames("columns", used, names);
    requireNames("exclude", left, names);
    requireNames("categorical", categorical, names);
    left.forEach(used::remove);
    String label = settings.label();
    if (label != null) {
      requireNames("label", List.of(label), names);
      used.add(label);
    }
    places = names.stream().filter(used::contains).mapToInt(names::indexOf).toArray();
    for (int place : places) {
      String name = names.get(place);
      surveys.add(
          new ColumnSurvey(
              name,
              numbers,
              categorical.contains(name) || name.equals(label),
              settings.mostCategories()));
    }
  }

  private void requireNames(String setting, Iterable<String> chosen, List<String> names) {
    for (String name : chosen) {
      if (!names.contains(name)) {
        throw GanException.usage(
            String.format(
                Locale.ROOT,
                "there is no column \"%s\"; the file has %s",
                name,
                ColumnSurvey.shortened(String.join(", ", names))),
            "dataset." + setting,
            settings.header()
                ? "name a column of the first line"
                : "without a header, columns are named column1, column2, …");
      }
    }
  }

  /** The chosen values of a row; empty if it is left out. */
  private String[] chosen(long line, List<String> row) {
    String[] values = new String[places.length];
    for (int i = 0; i < places.length; i++) {
      values[i] = row.get(places[i]);
      if (missing.contains(values[i])) {
        if (settings.missing() == Missing.ERROR) {
          throw file.at(
              line,
              String.format(
                  Locale.ROOT,
                  "a value of the column \"%s\" is missing%s",
                  surveys.get(i).name(),
                  values[i].isEmpty() ? "" : ": " + values[i]),
              "fill it, or set \"missing\" to \"drop\" to leave such rows out");
        }
        return new String[0];
      }
    }
    return values;
  }

  private void survey() {
    file.rows(
        (line, row) -> {
          String[] values = chosen(line, row);
          if (values.length == 0) {
            dropped++;
            return true;
          }
          for (int i = 0; i < values.length; i++) {
            surveys.get(i).add(values[i], line);
          }
          rows = Math.addExact(rows, 1);
          Integer limit = settings.limit();
          return limit == null || rows < limit;
        });
    if (rows == 0) {
      throw GanException.usage(
          dropped > 0 ? "every row has a missing value" : "the file has no rows",
          file.path().toString(),
          dropped > 0
              ? "name columns without missing values in \"columns\""
              : settings.header()
                  ? "name a file with rows; set \"header\" to false if the first line is one"
                  : "name a file with rows");
    }
  }

  private void requireMemory() {
    long need = (long) rows * places.length * Double.BYTES;
    long most = Runtime.getRuntime().maxMemory();
    if (need > most / 10 * 9) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "the rows need %,d MB of memory, and Java may use %,d MB",
              need >> 20,
              most >> 20),
          file.path().toString(),
          "give Java more (-Xmx) or set \"limit\"");
    }
  }

  /** [column][row]: numbers, or places of categories. */
  private double[][] values() {
    double[][] values = new double[places.length][rows];
    List<Map<String, Integer>> categories = new ArrayList<>();
    for (ColumnSurvey survey : surveys) {
      Map<String, Integer> byName = new HashMap<>();
      if (survey.isCategorical()) {
        survey.categories().forEach(category -> byName.put(category, byName.size()));
      }
      categories.add(byName);
    }
    int[] at = {0};
    file.rows(
        (line, row) -> {
          String[] texts = chosen(line, row);
          if (texts.length > 0) {
            for (int i = 0; i < texts.length; i++) {
              values[i][at[0]] = value(i, texts[i], categories.get(i), line);
            }
            at[0]++;
          }
          return at[0] < rows;
        });
    if (at[0] < rows) {
      throw changed(at[0]);
    }
    return values;
  }

  private double value(int column, String text, Map<String, Integer> categories, long line) {
    if (surveys.get(column).isCategorical()) {
      Integer category = categories.get(text);
      if (category == null) {
        throw changed(line);
      }
      return category;
    }
    OptionalDouble number = numbers.parse(text);
    if (number.isEmpty() || Double.isNaN(number.getAsDouble())) {
      throw changed(line);
    }
    return number.getAsDouble();
  }

  private GanException changed(long line) {
    return file.at(line, "the file has changed while it was read", "try again");
  }

  private CsvDataset dataset(double[][] values) {
    List<TableColumn> columns = new ArrayList<>();
    List<double[]> kept = new ArrayList<>();
    List<String> classes = List.of();
    double[] labels = {};
    for (int i = 0; i < values.length; i++) {
      ColumnSurvey survey = surveys.get(i);
      if (survey.name().equals(settings.label())) {
        classes = survey.categories();
        labels = values[i];
      } else {
        columns.add(column(survey, values[i]));
        kept.add(values[i]);
      }
    }
    Table table = table(columns);
    return new CsvDataset(
        table,
        kept,
        classes,
        labels,
        new Remarks(omissions(), warnings(columns)),
        fingerprint(table, kept, classes, labels));
  }

  /**
   * What to tell users.
   *
   * @param omissions rows that are left out
   * @param warnings about columns
   */
  record Remarks(List<String> omissions, List<String> warnings) {}

  private Table table(List<TableColumn> columns) {
    if (columns.stream().mapToInt(TableColumn::length).sum() == 0) {
      throw GanException.usage(
          columns.isEmpty() ? "there is no column but the label" : "no column has two values",
          file.path().toString(),
          "name a table with columns that vary");
    }
    return new Table(columns, settings.label());
  }

  private TableColumn column(ColumnSurvey survey, double[] values) {
    if (survey.isCategorical()) {
      return new CategoricalColumn(survey.name(), survey.categories(), settings.categoryNoise());
    }
    return new NumericColumn(
        survey.name(),
        survey.decimals(),
        Arrays.stream(values).min().orElseThrow(),
        Arrays.stream(values).max().orElseThrow(),
        settings.normalization() == Normalization.MODES
            ? ModeFit.mixture(values)
            : ModeFit.single(values));
  }

  private List<String> omissions() {
    return dropped == 0
        ? List.of()
        : List.of(String.format(Locale.ROOT, "%,d rows with missing values", dropped));
  }

  private List<String> warnings(List<TableColumn> columns) {
    List<String> warnings = new ArrayList<>();
    for (TableColumn column : columns) {
      if (column.length() == 0) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "the column \"%s\" has only the value %s",
                column.name(),
                column.text(0)));
      }
    }
    Integer limit = settings.limit();
    if (limit != null && limit > rows) {
      warnings.add(
          String.format(
              Locale.ROOT, "\"limit\" asks for %,d rows, and there are %,d", limit, rows));
    }
    return warnings;
  }

  private static String fingerprint(
      Table table, List<double[]> columns, List<String> classes, double[] labels) {
    Sha256 hash = new Sha256().add(table.toString()).add(classes.toString());
    columns.forEach(column -> addTo(hash, column));
    addTo(hash, labels);
    return "sha256:" + hash.hex();
  }

  private static void addTo(Sha256 hash, double[] values) {
    java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(Double.BYTES);
    for (double value : values) {
      hash.add(bytes.putDouble(0, value).rewind());
    }
  }
}
