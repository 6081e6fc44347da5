package org.gan4j.api.component;

/**
 * Checks for compact constructors. Each returns nothing and throws {@link
 * IllegalArgumentException}.
 *
 * <p>Thread-safe.
 */
public final class Require {
  private Require() {}

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
