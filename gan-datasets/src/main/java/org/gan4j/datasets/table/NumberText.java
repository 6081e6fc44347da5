package org.gan4j.datasets.table;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Numbers as tables have them.
 *
 * @param decimalComma whether the decimal mark is a comma
 */
record NumberText(boolean decimalComma) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity|∞)", Pattern.CASE_INSENSITIVE);

  /** Decimals beyond these are not counted. */
  private static final int MOST_DECIMALS = 9;

  /** Reads a number; NaN for NaN and infinite numbers; empty for other texts. */
  OptionalDouble parse(String text) {
    String plain = plain(text);
    if (NUMBER.matcher(plain).matches()) {
      double number = Double.parseDouble(plain);
      return OptionalDouble.of(Double.isInfinite(number) ? Double.NaN : number);
    }
    return NOT_FINITE.matcher(text).matches()
        ? OptionalDouble.of(Double.NaN)
        : OptionalDouble.empty();
  }

  /**
   * Digits after the decimal mark of a number, 10 for more.
   *
   * @param text which {@link #parse} reads as a finite number
   */
  int decimals(String text) {
    String plain = plain(text);
    int scale =
        plain.indexOf('e') >= 0 || plain.indexOf('E') >= 0
            ? new BigDecimal(plain).scale()
            : plain.indexOf('.') < 0 ? 0 : plain.length() - plain.indexOf('.') - 1;
    return Math.max(0, Math.min(MOST_DECIMALS + 1, scale));
  }

  /** Whether so many decimals are a rounding of the data. */
  static boolean isRounded(int decimals) {
    return decimals <= MOST_DECIMALS;
  }

  private String plain(String text) {
    return decimalComma ? text.replace(',', '.') : text;
  }
}
