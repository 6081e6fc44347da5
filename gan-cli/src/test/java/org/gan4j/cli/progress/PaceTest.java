package org.gan4j.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void dividesWhatIsLeftByTheRate() {
    Pace pace = new Pace(600, 1000, 10);

    assertThat(pace.fraction()).isEqualTo(0.6);
    assertThat(pace.leftText()).isEqualTo("0:40 left");
  }

  @Test
  void saysNothingAboutTheRestWhileTheRateIsUnknown() {
    assertThat(new Pace(0, 100, 0).leftText()).isEmpty();
    assertThat(new Pace(0, 100, 0).rateText("it")).isEmpty();
  }

  @Test
  void doesNotExceedTheWholeWhereTheTotalWasAnEstimate() {
    assertThat(new Pace(120, 100, 1).fraction()).isEqualTo(1);
    assertThat(new Pace(120, 100, 1).leftText()).isEqualTo("0:00 left");
    assertThat(new Pace(0, 0, 1).fraction()).isEqualTo(0);
  }

  @Test
  void keepsThreeDigitsOfARate() {
    assertThat(new Pace(1, 10, 0.125).rateText()).isEqualTo("0.13");
    assertThat(new Pace(421, 1000, 42.1).rateText()).isEqualTo("42.1");
    assertThat(new Pace(12345, 99999, 1234.5).rateText("it")).isEqualTo("1235 it/s");
  }

  @Test
  void writesDurationsAsAClockDoes() {
    assertThat(Pace.duration(7.2)).isEqualTo("0:07");
    assertThat(Pace.duration(64)).isEqualTo("1:04");
    assertThat(Pace.duration(3723)).isEqualTo("1:02:03");
  }
}
