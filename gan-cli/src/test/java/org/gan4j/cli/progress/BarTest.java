package org.gan4j.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarTest {
  private static final Pace HALF = new Pace(50, 100, 0, 10);

  @Test
  void showsTaskBarShareAndStatus() {
    assertThat(render(60)).isEqualTo("ring [===============>              ]  50% 50/100 5.00 it/s");
  }

  @Test
  void givesUpTheTaskAndThenTheBarWhereThereIsNoRoom() {
    assertThat(render(35)).isEqualTo("[=====>    ]  50% 50/100 5.00 it/s");
    assertThat(render(30)).isEqualTo(" 50% 50/100 5.00 it/s");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20, 79, 80, 200})
  void neverExceedsTheTerminal(int columns) {
    assertThat(render(columns)).hasSizeLessThanOrEqualTo(columns);
  }

  @Test
  void isFullAtTheEnd() {
    assertThat(Bar.render("x", new Pace(100, 100, 0, 1), pace -> "", 60))
        .contains("=]")
        .contains("100%");
  }

  private static String render(int columns) {
    return Bar.render("ring", HALF, pace -> "50/100 " + pace.rateText() + " it/s", columns);
  }
}
