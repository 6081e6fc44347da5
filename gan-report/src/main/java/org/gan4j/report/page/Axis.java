package org.gan4j.report.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The vertical axis of a chart, with ticks at equal distances from one end to the other.
 *
 * @param low the value of the lowest tick
 * @param high the value of the highest tick
 * @param logarithmic whether equal distances are equal factors; then both are positive
 * @param labels of the ticks, lowest first; at least 2
 */
record Axis(double low, double high, boolean logarithmic, List<String> labels) {
  private static final int INTERVALS = 4;
  private static final int DECADES = 100;
  private static final int MOST_DECIMALS = 6;
  private static final double LARGE = 1e6;

  /** Copies the list. */
  Axis {
    labels = List.copyOf(labels);
  }

  /**
   * The axis for values in a range: logarithmic if all are positive and differ by more than a
   * factor of 100, unless it must be linear.
   */
  static Axis of(double least, double most, boolean mayBeLogarithmic) {
    if (mayBeLogarithmic && least > 0 && most / least > DECADES) {
      return logarithmic((int) Math.floor(Math.log10(least)), (int) Math.ceil(Math.log10(most)));
    }
    return linear(least, most);
  }

  private static Axis logarithmic(int least, int most) {
    int decades = (most - least + INTERVALS - 1) / INTERVALS;
    List<String> labels = new ArrayList<>();
    int exponent = least;
    for (; exponent < most || labels.isEmpty(); exponent += decades) {
      labels.add(power(exponent));
    }
    labels.add(power(exponent));
    return new Axis(Math.pow(10, least), Math.pow(10, exponent), true, labels);
  }

  private static String power(int exponent) {
    return exponent >= -3 && exponent <= 4
        ? BigDecimal.ONE.scaleByPowerOfTen(exponent).toPlainString()
        : "1e" + exponent;
  }

  private static Axis linear(double least, double most) {
    double span = most - least;
    double size = Math.max(Math.abs(least), Math.abs(most));
    // Of a constant, the axis is as high as its value.
    double interval = interval(span > size * 1e-9 ? span : size == 0 ? 1 : size);
    double first = Math.floor(least / interval + 1e-9);
    double last = Math.max(Math.ceil(most / interval - 1e-9), first + 1);
    List<String> labels = new ArrayList<>();
    for (double tick = first; tick <= last; tick++) {
      labels.add(label(tick * interval, interval));
    }
    return new Axis(first * interval, last * interval, false, labels);
  }

  /** 1, 2 or 5 times a power of ten. */
  private static double interval(double span) {
    double rough = span / INTERVALS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= rough) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static String label(double value, double interval) {
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(interval) + 1e-9));
    if (decimals > MOST_DECIMALS || Math.abs(value) >= LARGE) {
      return String.format(Locale.ROOT, "%.2g", value);
    }
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return (rounded.signum() == 0 ? rounded.abs() : rounded).toPlainString();
  }

  /** Where a value stands: 0 at the lowest tick, 1 at the highest one. */
  double position(double value) {
    return logarithmic
        ? (Math.log10(Math.max(value, Double.MIN_NORMAL)) - Math.log10(low))
            / (Math.log10(high) - Math.log10(low))
        : (value - low) / (high - low);
  }
}
