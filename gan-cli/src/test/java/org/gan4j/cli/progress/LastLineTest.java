package org.gan4j.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_ERR)
class LastLineTest {
  private static final String CLEAR = "\r\033[K";
  private static final String ONE = CLEAR + "\033[?7l1 %\033[?7h";
  private static final String TWO = CLEAR + "\033[?7l2 %\033[?7h";

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private PrintStream terminal;

  @BeforeEach
  void replaceStandardError() {
    terminal = new PrintStream(written, true, StandardCharsets.UTF_8);
    System.setErr(terminal);
  }

  @AfterEach
  void restoreStandardError() {
    System.setErr(before);
  }

  @Test
  void overwritesItselfAndEndsWithANewLine() {
    try (LastLine line = LastLine.take()) {
      line.draw("1 %");
      line.draw("2 %");
    }

    assertThat(text()).isEqualTo(ONE + TWO + "\n");
  }

  @Test
  void letsWarningsScrollAboveIt() {
    try (LastLine line = LastLine.take()) {
      line.draw("1 %");
      System.err.println("a warning");
      line.draw("2 %");
    }

    assertThat(text()).isEqualTo(ONE + CLEAR + "a warning\n" + TWO + "\n");
  }

  @Test
  void waitsUntilAWarningHasEndedItsLine() {
    try (LastLine line = LastLine.take()) {
      System.err.print("a ");
      line.draw("1 %");
      System.err.println("warning");
      line.draw("2 %");
    }

    assertThat(text()).isEqualTo("a warning\n" + TWO + "\n");
  }

  @Test
  void givesStandardErrorBack() {
    LastLine.take().close();

    assertThat(System.err).isSameAs(terminal);
    assertThat(text()).isEmpty();
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
