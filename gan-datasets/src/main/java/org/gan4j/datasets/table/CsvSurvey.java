package org.gan4j.datasets.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * What the columns of a CSV file hold, so that settings can be chosen for it.
 *
 * @param columns in the order of the file
 * @param rows how many there are
 * @param complete how many rows have no missing value in a column that is {@link Column#isUsable}
 */
@ThreadSafe
public record CsvSurvey(List<Column> columns, long rows, long complete) {

  /** Copies the list. */
  public CsvSurvey {
    columns = List.copyOf(columns);
  }

  /** The kind of a column. */
  public enum Kind {
    /** Numbers. */
    NUMERIC,
    /** Some texts that occur again and again. */
    CATEGORICAL,
    /** Texts that are too many for categories, such as names. */
    TEXT,
    /** Whole numbers from row to row, such as those of the rows. */
    COUNTER,
    /** Values that are missing in most rows. */
    SPARSE
  }

  /**
   * A column.
   *
   * @param name in the header
   * @param kind what it holds
   * @param description the same in words, with the range or the categories
   */
  public record Column(String name, Kind kind, String description) {
    /** Whether a generator can learn it. */
    public boolean isUsable() {
      return kind == Kind.NUMERIC || kind == Kind.CATEGORICAL;
    }
  }

  /**
   * Looks at all rows.
   *
   * @param settings of the dataset, which say what is missing
   * @throws org.gan4j.api.GanException of kind USAGE if the file cannot be read as a table
   */
  public static CsvSurvey of(Path path, CsvConfiguration settings) {
    CsvFile file = new CsvFile(path, settings);
    Set<String> missing = new HashSet<>(settings.missingValues());
    NumberText numbers = new NumberText(settings.decimalComma());
    List<ColumnSurvey> surveys = new ArrayList<>();
    for (String name : file.names()) {
      surveys.add(new ColumnSurvey(name, numbers, false, settings.mostCategories()));
    }
    long[] rows = {0};
    file.rows(
        (line, row) -> {
          rows[0]++;
          for (int i = 0; i < row.size(); i++) {
            if (!missing.contains(row.get(i))) {
              surveys.get(i).add(row.get(i), line);
            }
          }
          return true;
        });
    List<Column> columns = new ArrayList<>();
    for (ColumnSurvey survey : surveys) {
      columns.add(new Column(survey.name(), survey.kind(rows[0]), survey.description()));
    }
    return new CsvSurvey(columns, rows[0], complete(file, columns, missing));
  }

  private static long complete(CsvFile file, List<Column> columns, Set<String> missing) {
    long[] complete = {0};
    file.rows(
        (line, row) -> {
          boolean whole = true;
          for (int i = 0; i < row.size(); i++) {
            whole &= !columns.get(i).isUsable() || !missing.contains(row.get(i));
          }
          complete[0] += whole ? 1 : 0;
          return true;
        });
    return complete[0];
  }
}
