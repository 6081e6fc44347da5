package org.gan4j.api.component;

import org.gan4j.api.concurrent.ThreadSafe;

/** Checks of configurations. Each returns nothing and throws {@link IllegalArgumentException}. */
@ThreadSafe
public final class Require {
  private Require() {}

  /**
   * Every number of the record must be finite and within the bounds of its {@link Option}; so must
   * the numbers in its lists and in the records that it holds.
   *
   * <p>A compact constructor does not repeat these bounds: they are checked when an experiment is
   * read, and here for a record that was made in Java, when a component is chosen with it.
   */
  public static void withinBounds(Record configuration) {
    OptionBounds.check(configuration);
  }

  /** The number must be at least {@code least}; NaN never is. */
  public static void atLeast(String name, double value, double least) {
    that(value >= least, name, "must be at least " + text(least), value);
  }

  /** The number must be at most {@code most}; NaN never is. */
  public static void atMost(String name, double value, double most) {
    that(value <= most, name, "must be at most " + text(most), value);
  }

  /** The number must be greater than {@code bound} and finite. */
  public static void above(String name, double value, double bound) {
    that(value > bound && !Double.isInfinite(value), name, "must be above " + text(bound), value);
  }

  /** The number must be less than {@code bound}; NaN never is. */
  public static void below(String name, double value, double bound) {
    that(value < bound, name, "must be below " + text(bound), value);
  }

  /** The condition must hold. */
  public static void that(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  private static void that(boolean condition, String name, String rule, double value) {
    if (!condition) {
      throw new IllegalArgumentException(name + " " + rule + ", not " + text(value));
    }
  }

  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }
}
