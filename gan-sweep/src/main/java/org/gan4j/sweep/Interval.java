package org.gan4j.sweep;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Real numbers to draw from.
 *
 * @param from the smallest
 * @param to above that
 * @param logarithmic whether the logarithm of a draw is uniform, and not the draw itself; then both
 *     ends are above 0
 */
@ThreadSafe
public record Interval(double from, double to, boolean logarithmic) {
  /** So many digits tell two draws apart, and are read easily. */
  private static final int DIGITS = 4;

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException if there is nothing to draw from
   */
  public Interval {
    if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
      throw new IllegalArgumentException("its ends are not in order");
    }
    if (logarithmic && from <= 0) {
      throw new IllegalArgumentException("a logarithmic interval begins above 0");
    }
  }

  /** A draw with four digits, as JSON. */
  String draw(RandomGenerator generator) {
    double share = generator.nextDouble();
    double value =
        logarithmic
            ? from * StrictMath.exp(share * StrictMath.log(to / from))
            : from + share * (to - from);
    double rounded = Double.parseDouble(String.format(Locale.ROOT, "%." + DIGITS + "g", value));
    return String.valueOf(Math.max(from, Math.min(to, rounded)));
  }
}
