package org.gan4j.report.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gan4j.report.page.Knobs;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a request for samples. Errors are sentences for people. */
final class DrawParameters {
  private static final Set<String> NAMES =
      new TreeSet<>(
          Set.of("seed", "condition", "class", "truncation", "across", "down", "along", "samples"));

  private static final long LARGEST_SEED = 999_999_999_999L;
  private static final double LARGEST_STEP = 100;
  private static final double LEAST_TRUNCATION = 0.01;

  private final Map<String, String> values;
  private final Knobs knobs;

  private DrawParameters(Map<String, String> values, Knobs knobs) {
    this.values = values;
    this.knobs = knobs;
  }

  /**
   * Reads parameters.
   *
   * @param values by name; those that are missing have defaults
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  static DrawRequest read(Map<String, String> values, Knobs knobs) {
    for (String name : values.keySet()) {
      require(
          NAMES.contains(name),
          "There is no parameter \"" + name + "\"; there are " + String.join(", ", NAMES) + ".");
    }
    return new DrawParameters(values, knobs).read();
  }

  private DrawRequest read() {
    long seed = seed("seed", 1);
    return new DrawRequest(
        seed,
        seed("condition", seed),
        label(),
        number("truncation", Double.POSITIVE_INFINITY, LEAST_TRUNCATION, Double.MAX_VALUE),
        number("across", 0, 0, 1),
        number("down", 0, 0, 1),
        along(),
        samples());
  }

  private long seed(String name, long usual) {
    String text = values.get(name);
    if (text == null) {
      return usual;
    }
    long value;
    try {
      value = Long.parseLong(text);
    } catch (NumberFormatException e) {
      value = -1;
    }
    require(
        value >= 0 && value <= LARGEST_SEED,
        name + " must be a whole number from 0 to " + LARGEST_SEED + ", not \"" + text + "\".");
    return value;
  }

  private double number(String name, double usual, double least, double most) {
    String text = values.get(name);
    return text == null ? usual : number(name, text, least, most);
  }

  private static double number(String name, String text, double least, double most) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    require(
        value >= least && value <= most,
        name
            + " must be a number of at least "
            + least
            + (most < Double.MAX_VALUE ? " and at most " + most : "")
            + ", not \""
            + text
            + "\".");
    return value;
  }

  private @Nullable Integer label() {
    String text = values.get("class");
    if (text == null) {
      return null;
    }
    int count = knobs.classes().size();
    require(count > 0, "This generator takes no classes; leave out class.");
    int label;
    try {
      label = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      label = -1;
    }
    require(
        label >= 0 && label < count,
        "class must be a number from 0 to " + (count - 1) + ", not \"" + text + "\".");
    return label;
  }

  private List<Double> along() {
    String text = values.get("along");
    if (text == null || text.isEmpty()) {
      return List.of();
    }
    String[] parts = text.split(",", -1);
    require(
        parts.length <= knobs.directions(),
        String.format(
            Locale.ROOT,
            "along has %d numbers, and there are %d directions.",
            parts.length,
            knobs.directions()));
    List<Double> steps = new ArrayList<>();
    for (String part : parts) {
      steps.add(number("along", part, -LARGEST_STEP, LARGEST_STEP));
    }
    return steps;
  }

  private int samples() {
    int few = knobs.samples().few();
    int many = knobs.samples().many();
    String text = values.getOrDefault("samples", String.valueOf(few));
    require(
        text.equals(String.valueOf(few)) || text.equals(String.valueOf(many)),
        "samples must be " + few + (few == many ? "" : " or " + many) + ", not \"" + text + "\".");
    return Integer.parseInt(text);
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
