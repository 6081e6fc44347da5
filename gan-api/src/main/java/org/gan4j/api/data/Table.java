package org.gan4j.api.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table, and how a row becomes a vector of numbers and a vector a row. The values
 * of a row are one {@code double} a column: a number in the column's own unit, or the place of a
 * category in {@link CategoricalColumn#values()}. A checkpoint keeps the table of its data, so that
 * samples have names and units without the data.
 *
 * @param columns in their order, with different names
 * @param label the name of the column that the classes come from, which is none of these; null if
 *     there is none
 */
@ThreadSafe
public record Table(List<TableColumn> columns, @Nullable String label) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if two columns have one name, or no column varies
   */
  public Table {
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    int length = 0;
    for (TableColumn column : columns) {
      Require.that(names.add(column.name()), "two columns have the name " + column.name());
      length += column.length();
    }
    Require.that(label == null || !names.contains(label), "the label is among the columns");
    Require.that(length > 0, "no column has two different values");
  }

  /** How many numbers a row has as a vector. */
  public int length() {
    return columns.stream().mapToInt(TableColumn::length).sum();
  }

  /** The shape of a row as a vector. */
  public SampleShape shape() {
    return SampleShape.vector(length());
  }

  /** The names of the columns. */
  public List<String> names() {
    return columns.stream().map(TableColumn::name).toList();
  }

  /**
   * Makes a vector of a row.
   *
   * @param values one a column
   * @param random randomness of noise and of the choice among modes
   * @return [{@link #length()}]
   */
  public float[] encode(double[] values, RandomGenerator random) {
    float[] vector = new float[length()];
    int at = 0;
    for (int i = 0; i < columns.size(); i++) {
      TableColumn column = columns.get(i);
      column.encode(values[i], random, vector, at);
      at += column.length();
    }
    return vector;
  }

  /**
   * Makes a row of a vector, which may be any: categories are the largest of their numbers, and
   * numbers are rounded and limited as those of the data.
   *
   * @param vectors holds the vector
   * @param from where it begins
   * @return one value a column
   */
  public double[] decode(float[] vectors, int from) {
    double[] values = new double[columns.size()];
    int at = from;
    for (int i = 0; i < values.length; i++) {
      TableColumn column = columns.get(i);
      values[i] = column.decode(vectors, at);
      at += column.length();
    }
    return values;
  }
}
