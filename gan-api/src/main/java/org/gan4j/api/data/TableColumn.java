package org.gan4j.api.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.random.RandomGenerator;
import org.gan4j.api.concurrent.ThreadSafe;

/** A column of a {@link Table}. */
@ThreadSafe
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NumericColumn.class, name = "numeric"),
  @JsonSubTypes.Type(value = CategoricalColumn.class, name = "categorical")
})
public sealed interface TableColumn permits NumericColumn, CategoricalColumn {

  /** Its name in the header. */
  String name();

  /** How many numbers of a vector it has; 0 if all its values are equal. */
  int length();

  /**
   * Writes a value into a vector.
   *
   * @param value a number in the column's unit, or the place of a category
   * @param random randomness of noise and of the choice among modes
   * @param vector receives {@link #length()} numbers
   * @param at where they begin
   */
  void encode(double value, RandomGenerator random, float[] vector, int at);

  /**
   * Reads a value from a vector.
   *
   * @param vector has {@link #length()} numbers of this column
   * @param at where they begin
   * @return a number in the column's unit, or the place of a category
   */
  double decode(float[] vector, int at);

  /** A value as it stands in a table: the number or the category. */
  String text(double value);
}
