package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.gan4j.api.GanException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ErrorReportTest {

  @Test
  void explainsHowToGetMoreMemory() {
    ErrorReport report =
        ErrorReport.of(new IllegalStateException(new OutOfMemoryError("Java heap space")));

    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(text(report, Ansi.OFF))
        .startsWith("error: there is not enough memory: Java heap space (Java may use ")
        .contains("GAN_JAVA_OPTS")
        .hasLineCount(3);
  }

  @Test
  void takesAFileThatFailsForNoBug() {
    ErrorReport report =
        ErrorReport.of(new UncheckedIOException(new IOException("No space left on device")));

    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(text(report, Ansi.OFF))
        .contains("No space left on device")
        .doesNotContain("internal error")
        .hasLineCount(3);
  }

  @Test
  void asksForAReportOfABug() {
    ErrorReport report = ErrorReport.of(new IllegalStateException("first line\nsecond line"));

    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(text(report, Ansi.OFF))
        .startsWith("error: internal error: java.lang.IllegalStateException: first line\n")
        .contains("ErrorReportTest.java")
        .contains("--debug")
        .hasLineCount(3);
  }

  @Test
  void tellsUsageFromFailure() {
    assertThat(ErrorReport.of(GanException.usage("a", "b", "c")).exitCode()).isEqualTo(2);
    assertThat(ErrorReport.of(GanException.failure("a", "b", "c")).exitCode()).isEqualTo(1);
  }

  @Test
  void isColouredOnATerminalOnly() {
    ErrorReport report = ErrorReport.of(GanException.usage("a", "b", "c"));

    assertThat(text(report, Ansi.OFF)).isEqualTo("error: a\n  at b\n  c\n");
    assertThat(text(report, Ansi.ON)).startsWith("\033[").contains("a\n  at b\n  c\n");
  }

  private static String text(ErrorReport report, Ansi ansi) {
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text), ansi);
    return text.toString();
  }
}
