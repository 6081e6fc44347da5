package org.gan4j.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalWidthTest {

  @Test
  void isTheSecondNumber() {
    assertThat(TerminalWidth.columns("50 132\n")).isEqualTo(132);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "0 0", "stty: no terminal", "50", "50 -3", "50 999999999999"})
  void isTheUsualOneWhereNobodyKnows(String answer) {
    assertThat(TerminalWidth.columns(answer)).isEqualTo(80);
  }

  @Test
  void canBeAskedWithoutATerminal() {
    assertThat(TerminalWidth.columns()).isPositive();
  }
}
