package org.gan4j.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.junit.jupiter.api.Test;

class IterationSummaryTest {

  private static StepReport step(String player, double loss) {
    return new StepReport(player, loss, 0, 1, 0.5, Map.of());
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
}
