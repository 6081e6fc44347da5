package org.gan4j.cli.progress;

import java.util.Locale;

/**
 * The speed of a task.
 *
 * @param done how much is done, all in all
 * @param total the amount at the end
 * @param rate how much is done in a second; 0 while it is unknown
 */
record Pace(long done, long total, double rate) {
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;

  /** How much is done, in [0, 1]. */
  double fraction() {
    return total <= 0 ? 0 : Math.min(1, (double) done / total);
  }

  /** As in {@code 42.1}, with three digits; empty while it is unknown. */
  String rateText() {
    return rate <= 0
        ? ""
        : String.format(Locale.ROOT, rate < 10 ? "%.2f" : rate < 100 ? "%.1f" : "%.0f", rate);
  }

  /** As in {@code 42.1 it/s}; empty while it is unknown. */
  String rateText(String unit) {
    return rate <= 0 ? "" : rateText() + " " + unit + "/s";
  }

  /** As in {@code 1:04 left}; empty while it is unknown. */
  String leftText() {
    return rate <= 0 ? "" : duration(Math.max(0, total - done) / rate) + " left";
  }

  /** As in {@code 0:07} and {@code 1:02:03}. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    long hours = whole / HOUR;
    long minutes = whole % HOUR / MINUTE;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, whole % MINUTE)
        : String.format(Locale.ROOT, "%d:%02d", minutes, whole % MINUTE);
  }
}
