package org.gan4j.experiment.configuration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers a setting allows. Infinite where there is no bound.
 *
 * @param min the smallest
 * @param max the largest
 * @param above all are greater than this
 * @param below all are less than this
 */
public record Bounds(double min, double max, double above, double below) {

  /** Every number. */
  public static final Bounds NONE =
      new Bounds(
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  static Bounds of(@Nullable Option option) {
    return option == null
        ? NONE
        : new Bounds(option.min(), option.max(), option.above(), option.below());
  }

  /** Whether a number is allowed. */
  public boolean allow(BigDecimal number) {
    return (Double.isInfinite(min) || compare(number, min) >= 0)
        && (Double.isInfinite(max) || compare(number, max) <= 0)
        && (Double.isInfinite(above) || compare(number, above) > 0)
        && (Double.isInfinite(below) || compare(number, below) < 0);
  }

  /** Whether there is a bound at all. */
  public boolean exist() {
    return !equals(NONE);
  }

  /** These bounds, and those of whole numbers from the least to the most. */
  public Bounds and(long least, long most) {
    double greaterMin = Math.max(min, least);
    double smallerMax = Math.min(max, most);
    return new Bounds(greaterMin, smallerMax, above, below);
  }

  /** As in "at least 0 and below 1"; empty if there is no bound. */
  public String description() {
    List<String> rules = new ArrayList<>();
    add(rules, "at least ", min);
    add(rules, "above ", above);
    add(rules, "at most ", max);
    add(rules, "below ", below);
    return String.join(" and ", rules);
  }

  private static void add(List<String> rules, String rule, double bound) {
    if (Double.isFinite(bound)) {
      rules.add(rule + text(bound));
    }
  }

  private static int compare(BigDecimal number, double bound) {
    return number.compareTo(BigDecimal.valueOf(bound));
  }

  /** Whole bounds without a fraction: people wrote 1, and Java remembers 1.0. */
  private static String text(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e19
        ? String.valueOf((long) bound)
        : String.valueOf(bound);
  }
}
