package org.gan4j.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
    assertThat(TerminalWidth.ask()).isPositive();
  }

  @Test
  void followsAWindowThatIsResized() {
    AtomicInteger terminal = new AtomicInteger(120);
    AtomicLong nanoTime = new AtomicLong();
    TerminalWidth width = new TerminalWidth(terminal::get, nanoTime::get);
    terminal.set(60);

    assertThat(width.columns()).isEqualTo(120);
    nanoTime.addAndGet(1_000_000_000L);
    assertThat(width.columns()).isEqualTo(60);
  }
}
