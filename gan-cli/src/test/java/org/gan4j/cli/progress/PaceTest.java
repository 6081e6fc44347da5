package org.gan4j.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void countsOnlyWhatThisProcessDid() {
    Pace pace = new Pace(600, 1000, 500, 10);

    assertThat(pace.rate()).isEqualTo(10);
    assertThat(pace.fraction()).isEqualTo(0.6);
    assertThat(pace.leftText()).isEqualTo("0:40 left");
  }

  @Test
  void saysNothingAboutTheRestBeforeTheFirst() {
    assertThat(new Pace(0, 100, 0, 3).leftText()).isEmpty();
    assertThat(new Pace(0, 100, 0, 0).rateText()).isEqualTo("0.00");
  }

  @Test
  void doesNotExceedTheWholeWhereTheTotalWasAnEstimate() {
    assertThat(new Pace(120, 100, 0, 1).fraction()).isEqualTo(1);
    assertThat(new Pace(120, 100, 0, 1).leftText()).isEqualTo("0:00 left");
    assertThat(new Pace(0, 0, 0, 1).fraction()).isEqualTo(0);
  }

  @Test
  void keepsThreeDigitsOfARate() {
    assertThat(new Pace(1, 10, 0, 8).rateText()).isEqualTo("0.13");
    assertThat(new Pace(421, 1000, 0, 10).rateText()).isEqualTo("42.1");
    assertThat(new Pace(12345, 99999, 0, 10).rateText()).isEqualTo("1235");
  }

  @Test
  void writesDurationsAsAClockDoes() {
    assertThat(Pace.duration(7.2)).isEqualTo("0:07");
    assertThat(Pace.duration(64)).isEqualTo("1:04");
    assertThat(Pace.duration(3723)).isEqualTo("1:02:03");
  }
}
