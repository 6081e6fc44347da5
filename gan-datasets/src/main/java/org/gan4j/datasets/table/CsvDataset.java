package org.gan4j.datasets.table;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.CategoricalColumn;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Table;
import org.gan4j.api.data.TableColumn;
import org.gan4j.datasets.table.CsvLoader.Remarks;

/** Rows of a table in memory, which become vectors when they are read. */
@ThreadSafe
final class CsvDataset implements Dataset {
  private final Table table;
  private final List<double[]> columns;
  private final List<String> classes;
  private final double[] labels;
  private final Remarks remarks;
  private final String fingerprint;

  /**
   * Wraps loaded values.
   *
   * @param columns [row] each, in the order of the table: numbers, or places of categories
   * @param labels [row]; empty if there are no classes
   */
  CsvDataset(
      Table table,
      List<double[]> columns,
      List<String> classes,
      double[] labels,
      Remarks remarks,
      String fingerprint) {
    this.table = table;
    this.columns = List.copyOf(columns);
    this.classes = List.copyOf(classes);
    this.labels = labels;
    this.remarks = remarks;
    this.fingerprint = fingerprint;
  }

  @Override
  public SampleShape shape() {
    return table.shape();
  }

  @Override
  public int size() {
    return columns.get(0).length;
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    double[] row = new double[columns.size()];
    for (int index : indices) {
      Objects.checkIndex(index, size());
      for (int i = 0; i < row.length; i++) {
        row[i] = columns.get(i)[index];
      }
      RandomGenerator random = augmentation.split(index).generator();
      destination.put(table.encode(row, random));
    }
  }

  @Override
  public Optional<Table> table() {
    return Optional.of(table);
  }

  @Override
  public Dataset encodedAs(Table other) {
    if (table.equals(other)) {
      return this;
    }
    List<double[]> chosen = new ArrayList<>();
    for (TableColumn column : other.columns()) {
      int place = table.names().indexOf(column.name());
      if (place < 0) {
        throw GanException.usage(
            String.format(
                Locale.ROOT,
                "there is no column \"%s\" among %s",
                column.name(),
                String.join(", ", table.names())),
            "the dataset",
            "name a table with the columns of the training data");
      }
      chosen.add(converted(columns.get(place), table.columns().get(place), column));
    }
    return new CsvDataset(other, chosen, classes, labels, remarks, fingerprint);
  }

  private static double[] converted(double[] values, TableColumn from, TableColumn to) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      if (to instanceof CategoricalColumn categories) {
        result[i] = categories.values().indexOf(from.text(values[i]));
        if (result[i] < 0) {
          throw unknown(to.name(), from.text(values[i]), "is no category of the training data");
        }
      } else if (from instanceof CategoricalColumn) {
        OptionalDouble number = new NumberText(false).parse(from.text(values[i]));
        result[i] = number.orElse(Double.NaN);
        if (Double.isNaN(result[i])) {
          throw unknown(to.name(), from.text(values[i]), "is no number");
        }
      } else {
        result[i] = values[i];
      }
    }
    return result;
  }

  private static GanException unknown(String column, String value, String problem) {
    return GanException.usage(
        String.format(
            Locale.ROOT,
            "\"%s\" in the column \"%s\" %s",
            ColumnSurvey.shortened(value),
            column,
            problem),
        "the dataset",
        "leave such rows out, or train with data that have them");
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int label(int index) {
    return classes.isEmpty()
        ? Dataset.super.label(index)
        : (int) labels[Objects.checkIndex(index, size())];
  }

  @Override
  public List<String> omissions() {
    return remarks.omissions();
  }

  @Override
  public List<String> warnings() {
    return remarks.warnings();
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public void close() {
    // The rows live in memory only.
  }
}
