package org.gan4j.cli.progress;

import java.util.Locale;
import org.gan4j.api.training.IterationReport;

/** The numbers of an iteration that people watch. */
final class Losses {
  private Losses() {}

  /** As in {@code D 0.693 G 0.693 D(x) 0.50 D(G(z)) 0.50}. */
  static String text(IterationReport report) {
    return "D "
        + number("%.3f", report.discriminatorLoss())
        + " G "
        + number("%.3f", report.generatorLoss())
        + " D(x) "
        + number("%.2f", report.realScore())
        + " D(G(z)) "
        + number("%.2f", report.fakeScore());
  }

  /** A schedule may leave a player out of an iteration. */
  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
