package org.gan4j.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.cli.progress.StatusLine.Rank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarTest {
  private static final Pace HALF = new Pace(50, 100, 5);

  @Test
  void showsTaskBarShareAndStatus() {
    assertThat(render(60)).isEqualTo("ring [===============>              ]  50% 50/100 5.00 it/s");
  }

  @Test
  void givesUpTheTaskAndThenTheBarWhereThereIsNoRoom() {
    assertThat(render(35)).isEqualTo("[=====>    ]  50% 50/100 5.00 it/s");
    assertThat(render(30)).isEqualTo(" 50% 50/100 5.00 it/s");
  }

  @Test
  void leavesNumbersOutBeforeTheTimeLeft() {
    assertThat(status(62)).isEqualTo(" 50% 50/100 5.00 it/s D 0.693 G 3.446 rec 8.900 0:10 left");
    assertThat(status(48)).isEqualTo(" 50% 50/100 D 0.693 G 3.446 rec 8.900 0:10 left");
    assertThat(status(30)).isEqualTo(" 50% 50/100 D 0.693 0:10 left");
    assertThat(status(16)).isEqualTo(" 50% 0:10 left");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20, 79, 80, 200})
  void neverExceedsTheTerminal(int columns) {
    assertThat(render(columns)).hasSizeLessThanOrEqualTo(columns);
  }

  @Test
  void isFullAtTheEnd() {
    assertThat(Bar.render("x", new Pace(100, 100, 1), pace -> new StatusLine(), 60))
        .contains("=]")
        .contains("100%");
  }

  private static String status(int columns) {
    IterationReport report =
        new IterationReport(
            new Progress(50, Map.of(), Map.of(), 0.5),
            Map.of(
                "discriminatorLoss", 0.693,
                "generatorLoss", 3.446,
                "generatorReconstruction", 8.9,
                "realScore", 0.5));
    return Bar.render(
        "digits",
        HALF,
        pace -> {
          StatusLine line = new StatusLine().add(Rank.COUNT, "50/100");
          line.add(Rank.RATE, pace.rateText("it"));
          Losses.addTo(line, report);
          return line.add(Rank.TIME_LEFT, pace.leftText());
        },
        columns);
  }

  private static String render(int columns) {
    return Bar.render(
        "ring",
        HALF,
        pace -> new StatusLine().add(Rank.COUNT, "50/100").add(Rank.RATE, pace.rateText("it")),
        columns);
  }
}
