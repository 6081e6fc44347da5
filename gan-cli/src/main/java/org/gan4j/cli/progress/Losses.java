package org.gan4j.cli.progress;

import java.util.Locale;
import java.util.Set;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.NumberName;

/** The numbers of an iteration that people watch. */
final class Losses {
  private static final Set<String> COMMON =
      Set.of(NumberName.loss("discriminator"), NumberName.loss("generator"));

  private Losses() {}

  /** As in {@code D 0.693 G 0.693 D(x) 0.50 D(G(z)) 0.50}. */
  static String text(IterationReport report) {
    StringBuilder text = new StringBuilder();
    text.append("D ").append(number("%.3f", report.number(NumberName.loss("discriminator"))));
    text.append(" G ").append(number("%.3f", report.number(NumberName.loss("generator"))));
    report
        .numbers()
        .forEach(
            (name, value) -> {
              if (name.endsWith("Loss") && !COMMON.contains(name)) {
                text.append(' ').append(name).append(' ').append(number("%.3f", value));
              }
            });
    text.append(" D(x) ").append(number("%.2f", report.number("realScore")));
    text.append(" D(G(z)) ").append(number("%.2f", report.number("fakeScore")));
    return text.toString();
  }

  /** A schedule may leave a player out of an iteration. */
  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
