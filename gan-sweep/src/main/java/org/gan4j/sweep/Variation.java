package org.gan4j.sweep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * A setting with the values that it takes in a sweep.
 *
 * @param text as it was given, such as {@code loss.type=hinge,non-saturating}
 * @param path of the setting, such as {@code loss.type}
 * @param values as behind the {@code =} of an override; empty for an interval
 * @param interval from which values are drawn; null for a list of values
 */
@ThreadSafe
public record Variation(
    String text, String path, List<String> values, @Nullable Interval interval) {
  /** The setting over whose values means and deviations are taken. */
  public static final String SEED = "seed";

  private static final String NUMBER = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?";
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");
  private static final Pattern INTERVAL =
      Pattern.compile("(log:)?(" + NUMBER + ")\\.\\.(" + NUMBER + ")");
  private static final int MOST_VALUES = 1_000;

  /** Copies. */
  public Variation {
    values = List.copyOf(values);
  }

  /**
   * Reads a variation.
   *
   * @param text {@code path=values}: values separated by commas, whole numbers as {@code 1..5}, or
   *     an interval of real numbers as {@code 0.1..0.9} or {@code log:1e-5..1e-3}; a comma within
   *     brackets, braces or quotes separates nothing
   * @throws GanException of kind USAGE if it is none
   */
  public static Variation parse(String text) {
    int end = text.indexOf('=');
    if (end <= 0 || end == text.length() - 1) {
      throw wrong(text, "this is no setting with its values");
    }
    String path = text.substring(0, end).strip();
    String right = text.substring(end + 1).strip();
    Matcher range = RANGE.matcher(right);
    Matcher interval = INTERVAL.matcher(right);
    if (!range.matches() && interval.matches()) {
      return new Variation(text, path, List.of(), interval(text, interval));
    }
    List<String> values = new ArrayList<>();
    for (String part : split(right)) {
      Matcher numbers = RANGE.matcher(part);
      if (part.isEmpty()) {
        throw wrong(text, "a value is empty");
      }
      if (numbers.matches()) {
        addRange(text, numbers, values);
      } else {
        values.add(part);
      }
    }
    if (new LinkedHashSet<>(values).size() < values.size()) {
      throw wrong(text, "a value is given twice");
    }
    return new Variation(text, path, values, null);
  }

  private static Interval interval(String text, Matcher ends) {
    try {
      return new Interval(
          Double.parseDouble(ends.group(2)),
          Double.parseDouble(ends.group(3)),
          ends.group(1) != null);
    } catch (IllegalArgumentException e) {
      throw GanException.usage(
          "this is no interval: " + e.getMessage(),
          "--vary " + text,
          "write the smaller number first, as in log:1e-5..1e-3",
          e);
    }
  }

  private static void addRange(String text, Matcher range, List<String> values) {
    long from = Long.parseLong(range.group(1));
    long to = Long.parseLong(range.group(2));
    if (from > to || to - from >= MOST_VALUES) {
      throw wrong(
          text,
          from > to
              ? "the range is empty"
              : String.format(Locale.ROOT, "the range has more than %,d numbers", MOST_VALUES));
    }
    for (long number = from; number <= to; number++) {
      values.add(String.valueOf(number));
    }
  }

  private static GanException wrong(String text, String problem) {
    return GanException.usage(
        problem,
        "--vary " + text,
        "write path=values, as in loss.type=hinge,non-saturating, seed=1..5 or"
            + " optimizers.generator.learningRate=log:1e-5..1e-3");
  }

  /** The parts between the commas that are outside of brackets, braces and quotes. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (!quoted && (c == '[' || c == '{')) {
        depth++;
      } else if (!quoted && (c == ']' || c == '}')) {
        depth--;
      }
      if (c == ',' && depth == 0 && !quoted) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }

  /** Whether this is the seed. */
  boolean isSeed() {
    return path.equals(SEED);
  }
}
