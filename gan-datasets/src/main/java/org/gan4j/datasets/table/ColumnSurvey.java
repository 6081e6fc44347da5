package org.gan4j.datasets.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;
import org.gan4j.datasets.table.CsvSurvey.Kind;

/** What the values of a column are, after a pass over the rows. */
final class ColumnSurvey {
  /** A column of this many values, or fewer, is one of categories even if they are numbers. */
  private static final int FEW_NUMBERS = 2;

  /** Rows for each of few values; with fewer, numbers may be equal by chance. */
  private static final int ROWS_OF_VALUE = 5;

  /** Categories in a description. */
  private static final int SHOWN = 8;

  private final String name;
  private final NumberText numbers;
  private final boolean chosen;
  private final int mostCategories;
  private final Map<String, Long> distinct = new HashMap<>();
  private long rows;
  private long numeric;
  private long textLine;
  private String text = "";
  private long notFiniteLine;
  private String notFinite = "";
  private int decimals;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double latest = Double.NaN;
  private boolean counts = true;

  /**
   * Begins a survey.
   *
   * @param chosen whether the user says that these are categories
   * @param mostCategories how many there may be
   */
  ColumnSurvey(String name, NumberText numbers, boolean chosen, int mostCategories) {
    this.name = name;
    this.numbers = numbers;
    this.chosen = chosen;
    this.mostCategories = mostCategories;
  }

  /** Takes a value that is not missing. */
  void add(String value, long line) {
    rows++;
    if (distinct.size() <= mostCategories) {
      distinct.merge(value, 1L, Long::sum);
    }
    if (chosen) {
      return;
    }
    OptionalDouble number = numbers.parse(value);
    if (number.isEmpty()) {
      if (textLine == 0) {
        textLine = line;
        text = value;
      }
      return;
    }
    numeric++;
    if (Double.isNaN(number.getAsDouble())) {
      if (notFiniteLine == 0) {
        notFiniteLine = line;
        notFinite = value;
      }
    } else {
      decimals = Math.max(decimals, numbers.decimals(value));
      follow(number.getAsDouble());
    }
  }

  private void follow(double number) {
    counts = counts && (Double.isNaN(latest) || Double.compare(number, latest + 1) == 0);
    latest = number;
    least = Math.min(least, number);
    most = Math.max(most, number);
  }

  /**
   * What the column holds.
   *
   * @param all how many rows the file has
   */
  Kind kind(long all) {
    if (rows < all - rows) {
      return Kind.SPARSE;
    }
    if (isCategorical()) {
      return hasTooManyCategories() ? Kind.TEXT : Kind.CATEGORICAL;
    }
    return counts && rows > mostCategories ? Kind.COUNTER : Kind.NUMERIC;
  }

  /** The same in words, with the range or the categories. */
  String description() {
    if (rows == 0) {
      return "no values";
    }
    if (!isCategorical()) {
      return String.format(
          Locale.ROOT,
          "%s from %s to %s",
          decimals() == 0 ? "whole numbers" : "numbers",
          Double.toString(least).replaceFirst("\\.0$", ""),
          Double.toString(most).replaceFirst("\\.0$", ""));
    }
    if (hasTooManyCategories()) {
      return String.format(
          Locale.ROOT,
          "more than %,d different texts, such as %s",
          mostCategories,
          shortened(text));
    }
    List<String> categories = categories();
    String some =
        categories.stream()
            .limit(SHOWN)
            .map(ColumnSurvey::shortened)
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        categories.size() == 1 ? "%d category: %s%s" : "%d categories: %s%s",
        categories.size(),
        some,
        categories.size() > SHOWN ? ", …" : "");
  }

  String name() {
    return name;
  }

  /** Whether it is a column of categories. */
  boolean isCategorical() {
    boolean few =
        distinct.size() == 1
            || (distinct.size() <= FEW_NUMBERS && rows >= (long) ROWS_OF_VALUE * distinct.size());
    return chosen || textLine > 0 || (notFiniteLine == 0 && few);
  }

  /** Digits after the decimal mark; -1 if numbers are not rounded. */
  int decimals() {
    return NumberText.isRounded(decimals) ? decimals : -1;
  }

  /** Whether there are too many different texts for categories, as names of persons are. */
  boolean hasTooManyCategories() {
    return isCategorical() && distinct.size() > mostCategories;
  }

  /** The categories: numbers by their size, others by their letters. */
  List<String> categories() {
    List<String> categories = new ArrayList<>(distinct.keySet());
    boolean ordered =
        categories.stream()
            .allMatch(value -> Double.isFinite(numbers.parse(value).orElse(Double.NaN)));
    Comparator<String> bySize = Comparator.comparingDouble(value -> numbers.parse(value).orElse(0));
    categories.sort(
        ordered ? bySize.thenComparing(Comparator.naturalOrder()) : Comparator.naturalOrder());
    return categories;
  }

  /**
   * Refuses what cannot be used.
   *
   * @throws GanException of kind USAGE that names a line
   */
  void check(CsvFile file) {
    if (!chosen && textLine > 0 && numeric > rows - numeric) {
      throw file.at(
          textLine,
          String.format(
              Locale.ROOT,
              "\"%s\" in the column \"%s\" is no number, and %,d of %,d values are",
              shortened(text),
              name,
              numeric,
              rows),
          "correct the value, list it in \"missingValues\", or name the column in \"categorical\"");
    }
    if (notFiniteLine > 0 && !isCategorical()) {
      throw file.at(
          notFiniteLine,
          String.format(
              Locale.ROOT, "the column \"%s\" has the value %s", name, shortened(notFinite)),
          "numbers must be finite: correct the value, or list it in \"missingValues\"");
    }
    if (hasTooManyCategories()) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "the column \"%s\" has more than %,d different texts, such as \"%s\"",
              name,
              mostCategories,
              shortened(text.isEmpty() ? distinct.keySet().iterator().next() : text)),
          file.path().toString(),
          "name it in \"exclude\", or raise \"mostCategories\"");
    }
  }

  /** A value for an error. */
  static String shortened(String value) {
    return value.length() <= 40 ? value : value.substring(0, 40) + "…";
  }
}
