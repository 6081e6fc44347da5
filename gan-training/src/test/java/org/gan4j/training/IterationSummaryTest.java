package org.gan4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.junit.jupiter.api.Test;

class IterationSummaryTest {

  private static StepReport step(String player, double loss) {
    return step(player, loss, Map.of());
  }

  private static StepReport step(String player, double loss, Map<String, Double> numbers) {
    return new StepReport(player, loss, 0, 1, 0.5, numbers);
  }

  @Test
  void namesPlayersInTheGamesOrderWhicheverIsUpdatedFirst() {
    IterationSummary summary = new IterationSummary(List.of("d-a", "g-a", "d-b"));
    summary.add(step("d-b", 1));
    summary.add(step("d-a", 2));
    summary.add(step("d-a", 4));

    IterationReport report = summary.report(Progress.start(), 1, 0);

    assertThat(report.numbers().keySet()).startsWith("dALoss", "dBLoss").doesNotContain("gALoss");
    assertThat(report.number("dALoss")).isEqualTo(3);
  }

  /** Two generators and two discriminators, updated in reverse. */
  @Test
  void ordersEveryGroupOfNumbersByThePlayers() {
    IterationSummary summary = new IterationSummary(List.of("d-a", "d-b", "g-ab", "g-ba"));
    summary.add(step("g-ba", 1, Map.of("cycle", 1.0)));
    summary.add(step("g-ab", 2, Map.of("cycle", 3.0)));
    summary.add(step("d-b", 3, Map.of("scoreB", 0.5)));
    summary.add(step("d-a", 4, Map.of("scoreA", 0.25)));

    IterationReport report = summary.report(Progress.start(), 1, 0);

    assertThat(report.numbers().keySet())
        .containsExactly(
            "dALoss",
            "dBLoss",
            "gAbLoss",
            "gBaLoss",
            "dAPenalty",
            "dBPenalty",
            "gAbPenalty",
            "gBaPenalty",
            "scoreA",
            "scoreB",
            "cycle",
            "dAGradientNorm",
            "dBGradientNorm",
            "gAbGradientNorm",
            "gBaGradientNorm",
            "seconds",
            "secondsWaitedForData");
    assertThat(report.number("cycle")).isEqualTo(2);
  }
}
