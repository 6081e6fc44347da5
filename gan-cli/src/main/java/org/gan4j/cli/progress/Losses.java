package org.gan4j.cli.progress;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.NumberName;
import org.gan4j.cli.progress.StatusLine.Rank;

/** The numbers of an iteration that people watch. */
final class Losses {
  private static final Set<String> COMMON =
      Set.of(NumberName.loss("discriminator"), NumberName.loss("generator"));
  private static final String RECONSTRUCTION = NumberName.of("generator", "reconstruction");

  private Losses() {}

  /**
   * As in {@code D 0.693 G 0.693 rec 0.112 D(x) 0.50 D(G(z)) 0.50}. Games whose players have other
   * names, such as {@code generator-ab}, have those.
   */
  static void addTo(StatusLine line, IterationReport report) {
    List<String> others =
        report.numbers().keySet().stream()
            .filter(name -> name.endsWith("Loss") && !COMMON.contains(name))
            .toList();
    boolean hasOthersAlone =
        !others.isEmpty() && COMMON.stream().noneMatch(report.numbers()::containsKey);
    if (!hasOthersAlone) {
      line.add(Rank.LOSS, "D " + number("%.3f", report.number(NumberName.loss("discriminator"))));
      line.add(Rank.LOSS, "G " + number("%.3f", report.number(NumberName.loss("generator"))));
    }
    double reconstruction = report.number(RECONSTRUCTION);
    if (!Double.isNaN(reconstruction)) {
      line.add(Rank.LOSS, "rec " + number("%.3f", reconstruction));
    }
    others.forEach(
        name ->
            line.add(
                hasOthersAlone ? Rank.LOSS : Rank.OTHER,
                name + " " + number("%.3f", report.number(name))));
    line.add(Rank.SCORE, "D(x) " + number("%.2f", report.number("realScore")));
    line.add(Rank.SCORE, "D(G(z)) " + number("%.2f", report.number("fakeScore")));
  }

  /** A schedule may leave a player out of an iteration. */
  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
