package org.gan4j.report.page;

import java.util.Locale;

/** Numbers for people. */
final class Numerals {
  private static final double WHOLE = 1e15;

  private Numerals() {}

  /** Four digits; all of a whole number. */
  static String text(double number) {
    if (!Double.isFinite(number)) {
      return "–";
    }
    if (number == Math.rint(number) && Math.abs(number) < WHOLE) {
      return count((long) number);
    }
    return String.format(Locale.ROOT, "%.4g", number);
  }

  /** With a comma after each three digits. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
